/**
 * The cheapest way to give every row a column of its own: the Hungarian method with potentials, O(rows² · columns)
 * (Kuhn 1955; the shortest-augmenting-path form of Jonker and Volgenant 1987).
 *
 * @param costs rows of equal length, no more rows than columns; a forbidden pair costs a large number, not Infinity
 * @returns for each row its column
 */
export function assign(costs: readonly (readonly number[])[]): number[] {
  const columns = costs[0]?.length ?? 0;
  if (costs.length > columns) throw new Error('every row needs a column of its own');
  const board: Board = {
    costs,
    columns,
    rowPotential: new Float64Array(costs.length + 1),
    columnPotential: new Float64Array(columns + 1),
    rowOf: new Int32Array(columns + 1),
  };
  for (let row = 1; row <= costs.length; row += 1) place(board, row);
  const columnOf = Array.from(costs, () => -1);
  for (let column = 1; column <= columns; column += 1) {
    const row = board.rowOf[column] ?? 0;
    if (row > 0) columnOf[row - 1] = column - 1;
  }
  return columnOf;
}

/** Rows and columns count from 1 in here; 0 is nobody, and column 0 is where a row enters. */
interface Board {
  costs: readonly (readonly number[])[];
  columns: number;
  rowPotential: Float64Array;
  columnPotential: Float64Array;
  rowOf: Int32Array;
}

/** What is known while a row looks for a column: the slack of each column, and how it was reached. */
interface Search {
  slack: Float64Array;
  cameFrom: Int32Array;
  visited: Uint8Array;
}

/** Finds room for one more row, moving others along the cheapest chain. */
function place(board: Board, row: number): void {
  const search: Search = {
    slack: new Float64Array(board.columns + 1).fill(Infinity),
    cameFrom: new Int32Array(board.columns + 1),
    visited: new Uint8Array(board.columns + 1),
  };
  board.rowOf[0] = row;
  let column = 0;
  while ((board.rowOf[column] ?? 0) !== 0) column = nextColumn(board, search, column);
  while (column !== 0) {
    const before = search.cameFrom[column] ?? 0;
    board.rowOf[column] = board.rowOf[before] ?? 0;
    column = before;
  }
}

/** Steps to the column that is cheapest to reach, and shifts the potentials by what that costs. */
function nextColumn(board: Board, search: Search, from: number): number {
  search.visited[from] = 1;
  const { column, delta } = cheapest(board, search, from);
  for (let each = 0; each <= board.columns; each += 1) {
    if (search.visited[each] === 1) {
      const row = at(board.rowOf, each);
      board.rowPotential[row] = at(board.rowPotential, row) + delta;
      board.columnPotential[each] = at(board.columnPotential, each) - delta;
    } else search.slack[each] = at(search.slack, each) - delta;
  }
  return column;
}

/** What a place of an array of numbers holds; nothing stands for a forbidden pair. */
const at = (numbers: ArrayLike<number>, index: number): number => numbers[index] ?? Infinity;

function cheapest(board: Board, search: Search, from: number): { column: number; delta: number } {
  const row = at(board.rowOf, from);
  const costs = board.costs[row - 1] ?? [];
  let [best, delta] = [0, Infinity];
  for (let column = 1; column <= board.columns; column += 1) {
    if (search.visited[column] === 1) continue;
    const slack = at(costs, column - 1) - at(board.rowPotential, row) - at(board.columnPotential, column);
    if (slack < at(search.slack, column)) {
      search.slack[column] = slack;
      search.cameFrom[column] = from;
    }
    if (at(search.slack, column) < delta) [best, delta] = [column, at(search.slack, column)];
  }
  return { column: best, delta };
}
