// The notation lives where the lessons' evidence is read; tests speak it too.
export { idOf, trace, traceIdOf } from '../../lib/curriculum/trace-notation.ts';
