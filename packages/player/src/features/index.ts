import type {} from '../runtime.ts';
import { download, receiptText } from './receipt.ts';

nibras.features = {
  extendMenu: () => undefined,
  receipt(other) {
    const now = new Date();
    const name = `${nibras.course}-${now.toISOString().slice(0, 10)}.txt`;
    download(name, other ? JSON.stringify(other, undefined, 1) : receiptText(nibras.session!, nibras.title, now));
  },
};
