import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type HostClient, serve } from '@nibras/host';
import { createMemoryPorts } from '@nibras/host/memory';
import { createService } from '@nibras/service';

/** Runs a command against the same service that the studio uses, in this process and without traces on its home screen. */
export async function withService<Value>(use: (host: HostClient) => Promise<Value>): Promise<Value> {
  const settingsFolder = mkdtempSync(join(tmpdir(), 'nibras-'));
  let bug: unknown;
  const service = createService({
    documents: process.cwd(),
    settingsFolder,
    host: 'web',
    version: '0.1.0',
    assetBase: () => '/',
    onBug: (error) => (bug ??= error),
  });
  const [near, far] = createMemoryPorts();
  serve(far, service.handlers, (error) => (bug ??= error));
  const client = createClient(near);
  try {
    const value = await use(client);
    if (bug !== undefined) throw bug;
    return value;
  } finally {
    client.close();
    await service.dispose();
    rmSync(settingsFolder, { recursive: true, force: true });
  }
}
