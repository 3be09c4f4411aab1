import { Buffer } from 'node:buffer';
import yauzl from 'yauzl';
import { AppError } from '@nibras/base';

/** A zip of a stranger, opened for reading. */
export interface ZipFiles {
  /** In the order of the zip; no folders. */
  readonly names: readonly string[];
  sizeOf(name: string): number;
  read(name: string): Promise<Buffer>;
  close(): void;
}

const megabyte = 1024 * 1024;
/** What a package may weigh. Beyond, it is a bomb or nothing that an LMS takes. */
export const zipLimits = {
  entries: 20_000,
  total: 4096 * megabyte,
  file: 512 * megabyte,
  ratio: 200,
  slack: 16 * megabyte,
};

/** A name that leads out of the folder of the package, or that no system can write. */
const slips = (name: string): boolean => /^[/\\]|^[A-Za-z]:|\\|\0/.test(name) || name.split('/').includes('..');

const open = (path: string): Promise<yauzl.ZipFile> =>
  new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) => {
      if (!error) return resolve(zip);
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') reject(new AppError('file.not-found', { path }, error));
      else if (code === 'EACCES' || code === 'EPERM') reject(new AppError('file.no-permission', { path }, error));
      else reject(new AppError('package.not-a-zip', { path }, error));
    });
  });

function list(zip: yauzl.ZipFile, path: string): Promise<Map<string, yauzl.Entry>> {
  const entries = new Map<string, yauzl.Entry>();
  let total = 0;
  let count = 0;
  return new Promise((resolve, reject) => {
    const refuse = (reason: string): void => {
      zip.close();
      reject(new AppError('package.unsafe', { path, reason }));
    };
    zip.on('error', (error: Error) => {
      zip.close();
      reject(
        /invalid (relative )?path|absolute path|invalid characters/.test(error.message)
          ? new AppError('package.unsafe', { path, reason: error.message }, error)
          : new AppError('package.not-a-zip', { path }, error),
      );
    });
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: yauzl.Entry) => {
      const { fileName, uncompressedSize, compressedSize } = entry;
      count += 1;
      total += uncompressedSize;
      if (slips(fileName)) return refuse(fileName);
      if (count > zipLimits.entries) return refuse(`> ${zipLimits.entries}`);
      const inflated = uncompressedSize > zipLimits.slack + compressedSize * zipLimits.ratio;
      if (inflated || uncompressedSize > zipLimits.file || total > zipLimits.total)
        return refuse(`${fileName}: ${uncompressedSize}`);
      if (!fileName.endsWith('/')) entries.set(fileName, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

/** Opens a zip with limits on what it may unpack to; throws AppError where it is none, or none to be trusted. */
export async function openZip(path: string): Promise<ZipFiles> {
  const zip = await open(path);
  const entries = await list(zip, path);
  return {
    names: [...entries.keys()],
    sizeOf: (name) => entries.get(name)?.uncompressedSize ?? 0,
    read: (name) =>
      new Promise((resolve, reject) => {
        const damaged = (error: unknown): void => reject(new AppError('package.not-a-zip', { path }, error));
        zip.openReadStream(entries.get(name)!, (error, stream) => {
          if (error) return damaged(error);
          const parts: Buffer[] = [];
          stream.on('data', (part: Buffer) => parts.push(part));
          stream.on('error', damaged);
          stream.on('end', () => resolve(Buffer.concat(parts)));
        });
      }),
    close: () => zip.close(),
  };
}
