import { startWebHost } from '../web-host.ts';

const [folder = '', port = '0', token = ''] = process.argv.slice(2);
await startWebHost({
  port: Number(port),
  token,
  documents: folder,
  settingsFolder: `${folder}/settings`,
  onBug(error) {
    console.error('BUG', error);
    process.exit(3);
  },
});
console.log('ready');
