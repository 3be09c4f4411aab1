import { createClient, serve } from '@nibras/host';
import { createMemoryPorts } from '@nibras/host/memory';
import { createService } from '@nibras/service';
import { answerRequests } from '../child.ts';

answerRequests({
  /** Milliseconds until a course is open in the service, and until its index has answered a search. */
  async open({ path, folder, text }: { path: string; folder: string; text: string }) {
    const service = createService({
      documents: folder,
      settingsFolder: folder,
      host: 'web',
      version: '0.0.0',
      assetBase: (secret) => `/asset/${secret}/`,
      onBug: (error) => console.error(error),
    });
    const [near, far] = createMemoryPorts();
    serve(far, service.handlers, (error) => console.error(error));
    const client = createClient(near);
    const start = performance.now();
    const { course, state } = await client.call('course.open', { path });
    const opened = performance.now() - start;
    const { hits } = await client.call('course.search', { course, text });
    const searched = performance.now() - start;
    await service.dispose();
    return { opened, searched, hits: hits.length, state };
  },
});
