import { data, keep, keeper } from './panel.ts';

/** How a learner wants to read, as this device keeps it. */
export interface ReadingSettings {
  readonly size: number;
  readonly spacing: number;
  /** 0 as the device, 1 light, 2 dark. */
  readonly colours: number;
  readonly easy: boolean;
  /** Whether glossary terms are marked; undefined: as the author wants it. */
  readonly terms?: boolean;
}

export const usual: ReadingSettings = { size: 0, spacing: 0, colours: 0, easy: false };

let current: ReadingSettings | undefined;

export function readSettings(): ReadingSettings {
  if (current) return current;
  try {
    current = {
      ...usual,
      ...(JSON.parse(keeper('localStorage')!.getItem('nibras.reading')!) as ReadingSettings | null),
    };
  } catch {
    current = usual;
  }
  return current;
}

const sizes = ['', '115%', '135%', '160%'];
const spacings = [
  '',
  'line-height:1.9;word-spacing:.1em;letter-spacing:.03em',
  'line-height:2.2;word-spacing:.18em;letter-spacing:.08em',
];
const distinct =
  '"Atkinson Hyperlegible","OpenDyslexic","Lexend","Comic Neue","Comic Sans MS",Verdana,"DejaVu Sans",sans-serif';
const distinctArabic = 'Tahoma,"Segoe UI","Noto Sans Arabic","Noto Kufi Arabic","SF Arabic","DejaVu Sans",sans-serif';

/** The style of some settings; '' where they are the usual ones. Arabic letters join: they are never spaced out. */
export function lookOf({ size, spacing, colours, easy, terms }: ReadingSettings): string {
  const rules: string[] = [];
  if (sizes[size]) rules.push(`html{font-size:${sizes[size]}}`);
  if (spacings[spacing])
    rules.push(
      `body,main [lang]{${spacings[spacing]}}:lang(ar){letter-spacing:0!important}main p,main li{margin-bottom:${0.6 + 0.6 * spacing}em}`,
    );
  if (colours) {
    const values = data().colours[colours - 1]!;
    rules.push(`@media screen{:root{color-scheme:${colours === 1 ? 'light' : 'dark'};${values}}}`);
  }
  if (easy)
    rules.push(
      `body,main [lang]{font-family:${distinct}}:lang(ar){font-family:${distinctArabic}!important}em,i,blockquote{font-style:normal}main em,main i{font-weight:650}h1,h2,h3{text-wrap:wrap}`,
    );
  // Even a choice without a style of its own is a reason to fetch the tools with the next visit.
  return rules.join('') || (terms === undefined ? '' : '/**/');
}

let sheet: HTMLStyleElement | undefined;

/** Shows the page as the settings say. */
export function applySettings(): void {
  const look = lookOf(readSettings());
  if (!sheet) {
    // The boot script has put in what this device kept.
    sheet = [...document.querySelectorAll('style')].find((one) => nibras.look && one.textContent === nibras.look);
    if (!sheet) document.head.append((sheet = document.createElement('style')));
  }
  if (sheet.textContent !== look) sheet.textContent = look;
}

/** Takes up settings and remembers them; false where this device keeps nothing. */
export function saveSettings(settings: ReadingSettings): boolean {
  current = settings;
  applySettings();
  const look = lookOf(settings);
  const isUsual = look === '';
  return (
    keep('localStorage', 'nibras.reading', isUsual ? undefined : JSON.stringify(settings)) &&
    keep('localStorage', 'nibras.look', isUsual ? undefined : look)
  );
}
