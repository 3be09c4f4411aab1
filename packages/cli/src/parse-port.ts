import { InvalidArgumentError } from 'commander';

/** A port number out of a flag. */
export function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError('');
  return port;
}
