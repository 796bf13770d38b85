import { execFileSync } from 'node:child_process';
import { startApp, type RunningApp } from '../support/running-app.ts';
import { figure } from './statistics.ts';

const ROUNDS = 5;

/** The resident memory of a process and its children, in MiB, as the system counts it. Not on Windows. */
function residentMiB(pid: number): number {
  const lines = execFileSync('ps', ['-axo', 'pid=,ppid=,rss='], { encoding: 'utf8' }).trim().split('\n');
  const processes = lines.map((line) => line.trim().split(/\s+/).map(Number) as [number, number, number]);
  const family = new Set([pid]);
  for (const [child, parent] of processes) if (family.has(parent)) family.add(child);
  const kib = processes.filter(([child]) => family.has(child)).reduce((sum, [, , rss]) => sum + rss, 0);
  return kib / 1024;
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 3000));

/** From the start of the process to its first answer, and what it holds while nobody asks anything. */
export async function benchStartup(): Promise<string[]> {
  const starts: number[] = [];
  const memory: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now();
    const app: RunningApp = await startApp();
    starts.push(performance.now() - started);
    await settle();
    memory.push(residentMiB(app.pid));
    await app.close();
  }
  return [
    figure('cold start, process to first answer', 'ms', starts),
    figure('memory at rest, second service included', 'MiB', memory),
  ];
}
