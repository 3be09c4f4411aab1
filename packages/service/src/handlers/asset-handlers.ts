import { AppError, type Disposable, newId } from '@nibras/base';
import type { Connection, HostHandlers, HostOutput } from '@nibras/host';
import type { AssetUpload, StoredAsset } from '@nibras/storage';
import type { ServiceContext } from '../service-context.ts';

type AssetHandlers = Pick<HostHandlers, 'asset.begin' | 'asset.chunk' | 'asset.finish' | 'asset.abort' | 'asset.list'>;

const toFacts = ({ crc32: _, ...facts }: StoredAsset): HostOutput<'asset.list'>['assets'][number] => facts;

export function assetHandlers({ courses }: ServiceContext): AssetHandlers {
  const uploads = new Map<string, { upload: AssetUpload; connection: Connection; watch: Disposable }>();
  const find = (id: string, connection: Connection): AssetUpload => {
    const one = uploads.get(id);
    if (one?.connection !== connection) throw new AppError('asset.unreadable', { name: '' });
    return one.upload;
  };
  const end = (id: string): void => {
    uploads.get(id)?.watch.dispose();
    uploads.delete(id);
  };
  return {
    'asset.begin'({ course, name, size }, { connection }) {
      const { file } = courses.find(course, connection);
      if (file.readOnly) throw new AppError('course.read-only', { path: file.path });
      const upload = file.assets.begin(name, size);
      const id = newId();
      const watch = connection.onClose(() => {
        if (!uploads.delete(id)) return;
        try {
          upload.abort();
        } catch {
          // The file is closed or full: what is unfinished goes when it is next opened.
        }
      });
      uploads.set(id, { upload, connection, watch });
      return { upload: id };
    },
    'asset.chunk'({ upload, bytes }, { connection }) {
      find(upload, connection).write(bytes);
      return {};
    },
    'asset.finish'({ upload }, { connection }) {
      const one = find(upload, connection);
      end(upload);
      const { asset, diagnostics } = one.finish();
      return { asset: toFacts(asset), diagnostics: [...diagnostics] };
    },
    'asset.abort'({ upload }, { connection }) {
      const one = find(upload, connection);
      end(upload);
      one.abort();
      return {};
    },
    'asset.list': ({ course }, { connection }) => ({
      assets: courses.find(course, connection).file.assets.list().map(toFacts),
    }),
  };
}
