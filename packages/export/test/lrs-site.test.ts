import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { LrsSite } from './lrs-site.ts';
import { plan } from './packages.ts';
import { tinyCourse } from './tiny-course.ts';

test('a sender killed in the midst of a statement leaves neither a statement nor an error', async () => {
  const site = await LrsSite.open(await plan('xapi', tinyCourse()), 'xapi', []);
  try {
    const before = site.lrs.statements.length;
    const socket = connect(site.port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write('POST /lrs/statements HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 400\r\n\r\n[{"verb"');
    await new Promise((resume) => setTimeout(resume, 50));
    socket.resetAndDestroy();
    // An error that nobody awaits is raised in the turns after this one, and Vitest fails the file for it.
    await new Promise((resume) => setTimeout(resume, 50));
    expect(site.lrs.statements).toHaveLength(before);
    const answer = await fetch(`http://127.0.0.1:${site.port}/return`);
    expect(answer.status).toBe(200);
  } finally {
    site.close();
  }
});
