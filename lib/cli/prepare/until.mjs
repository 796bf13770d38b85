import { constants } from 'node:os';
import { stderr } from 'node:process';

/**
 * Resolves with a server's exit status once it has ended. Ctrl+C and a polite end are passed on to it and count as
 * success; any other signal is a crash, told in a sentence and answered as a shell would, with 128 and the signal's number.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
export function until(child) {
  /** @type {Set<NodeJS.Signals>} */
  const passed = new Set();
  const pass = (signal) => {
    passed.add(signal);
    child.kill(signal);
  };
  process.on('SIGINT', pass).on('SIGTERM', pass);
  const leash = endWithNpm(() => pass('SIGTERM'));
  return new Promise((resolve) =>
    child.once('exit', (code, signal) => {
      process.off('SIGINT', pass).off('SIGTERM', pass);
      clearInterval(leash);
      resolve(statusOf(code, signal, passed));
    }),
  );
}

/**
 * npm puts a shell between itself and a script, and a signal to npm does not reach the script: it would serve on, with
 * nobody left to end it. Started by hand there is no such shell, and outliving the terminal may be wanted.
 * @param {() => void} end
 */
function endWithNpm(end) {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  const shell = process.ppid;
  return setInterval(() => process.ppid === shell || end(), 1000).unref();
}

const numberOf = (signal) => 128 + (constants.signals[signal] ?? 0);

function statusOf(code, signal, passed) {
  const wasAsked = signal ? passed.has(signal) : [...passed].some((asked) => code === numberOf(asked));
  if (wasAsked) return 0;
  if (!signal) return code ?? 1;
  stderr.write(`Spanwalk’s server was ended by ${signal}. ${reasons[signal] ?? 'Nobody here asked it to.'}\n`);
  return numberOf(signal);
}

const reasons = {
  SIGKILL: 'Somebody killed it, or the system ran out of memory.',
  SIGSEGV: 'It crashed in native code, which is a fault: please report it.',
  SIGABRT: 'It gave up, for lack of memory perhaps; its own message is above.',
};
