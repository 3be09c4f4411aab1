import { mostLost, runKillLoop, victims } from '../packages/web-host/src/kill-loop/kill-loop.ts';

const kills = Number(process.argv[2] ?? 210);
const started = Date.now();
const all = await runKillLoop({
  kills,
  lanes: 3,
  onKill({ victim, sent, inFile, lostAge }, done) {
    const lost = Math.max(0, sent - inFile);
    console.log(`${done}/${kills} killed ${victim}: ${sent} sent, ${inFile} in the file, ${lost} lost (${lostAge} ms)`);
  },
});
const seconds = Math.round((Date.now() - started) / 1000);
for (const victim of victims) {
  const ages = all.filter((one) => one.victim === victim).map((one) => one.lostAge);
  console.log(
    `${victim}: ${ages.length} kills, at most ${Math.max(0, ...ages)} ms of typing lost (allowed: ${mostLost})`,
  );
}
console.log(`No file damaged in ${all.length} kills (${seconds} s).`);
