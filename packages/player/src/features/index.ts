import type {} from '../runtime.ts';
import { watchCertificate } from './certificate.ts';
import { addTools, watchMenuPage } from './menu.ts';
import { withCertificate, withGlossary } from './parts.ts';
import { applySettings } from './reading-settings.ts';
import { download, receiptText } from './receipt.ts';
import { featureStyles } from './styles.ts';
import { watchTerms } from './terms.ts';
import { resumeSlot } from './time.ts';

const sheet = document.createElement('style');
sheet.textContent = featureStyles;
document.head.append(sheet);
applySettings();
resumeSlot();
if (withGlossary) watchTerms();
if (withCertificate) watchCertificate();
watchMenuPage();

nibras.features = {
  extendMenu: addTools,
  receipt(other) {
    const now = new Date();
    const name = `${nibras.course}-${now.toISOString().slice(0, 10)}.txt`;
    download(name, other ? JSON.stringify(other, undefined, 1) : receiptText(nibras.session!, nibras.title, now));
  },
};
