export { run } from './run.ts';
export { exitCodes } from './exit-codes.ts';
