import { realpathSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';

/** Where a course lies; `network` and `synchronised` folders cannot share memory or move several files as one. */
export type FolderKind = 'local' | 'network' | 'synchronised';

const synchronised =
  /[\\/](onedrive( - [^\\/]+)?|dropbox( \([^\\/]+\))?|google ?drive|googledrive|my drive|mon drive|nextcloud|owncloud|pcloud ?drive|icloud ?drive|mobile documents|com~apple~clouddocs|cloudstorage|syncthing|sync|mega|megasync|yandex\.?disk|kdrive)([\\/]|$)/i;

/** Numbers that Linux gives to file systems of other machines: nfs, smb, cifs, smb2, afs, ceph, 9p, fuse. */
const networkTypes = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x00c36400, 0x01021997, 0x65735546]);

/** Judges a course's folder by its name and file system. */
export function folderKind(path: string): FolderKind {
  if (/^(\\\\|\/\/)[^\\/.?]/.test(path)) return 'network';
  let folder = dirname(path);
  try {
    folder = realpathSync(folder);
  } catch {
    return 'local';
  }
  if (synchronised.test(folder)) return 'synchronised';
  try {
    const type = statfsSync(folder).type;
    if (process.platform === 'linux' && networkTypes.has(type)) return 'network';
  } catch {
    return 'local';
  }
  return 'local';
}
