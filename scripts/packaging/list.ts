import { type Platform, platforms } from './fake-dist.ts';
import { packFor } from './pack.ts';

const asked = process.argv.slice(2).filter((one): one is Platform => (platforms as readonly string[]).includes(one));
for (const platform of asked.length > 0 ? asked : platforms) {
  const { files, beside, fuses } = packFor(platform);
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  console.log(`\n${platform}: ${files.length} files, ${(bytes / 1e6).toFixed(2)} MB`);
  for (const file of files)
    console.log(`${String(file.size).padStart(9)}  ${file.path}${file.unpacked ? '  (beside the archive)' : ''}`);
  console.log(`beside the archive: ${beside.join(', ')}`);
  console.log(
    `fuses: ${Object.entries(fuses)
      .map(([name, on]) => `${name} ${on ? 'on' : 'off'}`)
      .join(', ')}`,
  );
}
