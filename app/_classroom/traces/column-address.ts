/** The parameter of an address that names a column; as often as there are columns, in their order. */
export const COLUMN = 'col';

/** A path of this app with these columns in its address, and no others. */
export function withColumns(path: string, columns: readonly string[]): string {
  const [place = '', query = ''] = path.split('?', 2);
  const params = new URLSearchParams(query);
  params.delete(COLUMN);
  for (const column of columns) params.append(COLUMN, column);
  return params.size === 0 ? place : `${place}?${params.toString()}`;
}
