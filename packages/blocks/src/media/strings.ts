import type { BlockStrings } from '../define.ts';

export const mediaStrings: BlockStrings<'transcript' | 'download'> = {
  fr: { transcript: 'Transcription', download: 'Télécharger le fichier' },
  ar: { transcript: 'النص المكتوب', download: 'تنزيل الملف' },
  en: { transcript: 'Transcript', download: 'Download the file' },
};
