/**
 * Runs a task whenever it is demanded, one run at a time. What is demanded while one runs is one more run after it, for
 * the newest demand: whoever is slower than the news gets done with each reading, instead of giving it up for the next.
 */
export function oneAtATime<Demand>(task: (demand: Demand) => Promise<void>): (demand: Demand) => void {
  let running = false;
  let waiting: Demand[] = [];
  const run = async (demand: Demand): Promise<void> => {
    running = true;
    waiting = [];
    await task(demand);
    running = false;
    if (waiting.length > 0) await run(waiting.at(-1) as Demand);
  };
  return (demand) => {
    if (running) waiting.push(demand);
    else void run(demand);
  };
}
