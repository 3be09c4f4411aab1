import { startWebHost, type WebHost } from '@nibras/web-host';
import { answerRequests } from '../child.ts';

let host: WebHost | undefined;

answerRequests({
  async start({ root, folder, open }: { root: string; folder: string; open: string }) {
    host = await startWebHost({
      port: 0,
      documents: `${folder}/documents`,
      settingsFolder: `${folder}/settings`,
      renderer: `${root}/out/renderer`,
      samples: `${root}/out/samples`,
      open,
    });
    return host.url;
  },
});
process.once('disconnect', () => void host?.close().finally(() => process.exit(0)));
