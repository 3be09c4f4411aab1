import sanitizeHtml from 'sanitize-html';

const words = (list: string): string[] => list.trim().split(/\s+/);

const shapes = words(`
  svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan textPath
  linearGradient radialGradient stop clipPath mask pattern marker image filter feBlend feColorMatrix
  feComponentTransfer feComposite feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge
  feMergeNode feMorphology feOffset feTile feTurbulence style
`);

/** Attributes that only draw; an address may only point inside the picture or carry a bitmap. */
const drawing = words(`
  id class style x y x1 y1 x2 y2 cx cy r rx ry fx fy dx dy d points width height viewBox preserveAspectRatio
  transform pathLength version xmlns xmlns:xlink xml:lang xml:space lang dir direction role aria-label
  aria-hidden fill fill-* stroke stroke-* opacity color display visibility overflow clip clip-* mask mask-type
  maskUnits maskContentUnits clipPathUnits filter filterUnits primitiveUnits font-* text-* letter-spacing
  word-spacing dominant-baseline alignment-baseline unicode-bidi baseline-shift writing-mode rotate textLength
  lengthAdjust startOffset method spacing gradientUnits gradientTransform spreadMethod offset stop-*
  patternUnits patternContentUnits patternTransform marker-* markerUnits markerWidth markerHeight orient refX
  refY vector-effect paint-order shape-rendering image-rendering color-interpolation* mix-blend-mode in in2
  result stdDeviation operator k1 k2 k3 k4 mode type values amount tableValues slope intercept amplitude
  exponent radius baseFrequency numOctaves seed stitchTiles edgeMode flood-color flood-opacity href xlink:href
`);

const bitmap = /^data:image\/(png|jpeg|gif|webp);base64,[a-z0-9+/=\s]+$/i;
const inside = /^#[^\s"'<>]+$/;

/** CSS without anything that is fetched from elsewhere. */
function safeStyle(css: string): string {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\\/g, '');
  return plain
    .replace(/@(import|font-face|namespace|charset)[^;{]*(;|\{[^}]*\})/gi, '')
    .replace(/url\(\s*(?!['"]?#)[^)]*\)/gi, 'none')
    .replace(/(image|image-set|src|expression|element)\s*\([^)]*\)/gi, 'none')
    .replace(/(-moz-binding|behavior)\s*:[^;}]*/gi, '');
}

const entities: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };

/** The source without document type, instructions and CDATA, its style sheets already safe. */
function plainSource(source: string): string {
  return source
    .replace(/<!DOCTYPE[^[>]*(\[[\s\S]*?\])?[^>]*>/gi, '')
    .replace(/<\?[\s\S]*?\?>/g, '')
    .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text: string) => text.replace(/[<>&]/g, (one) => entities[one]!))
    .replace(/(<style[^>]*>)([\s\S]*?)<\/style\s*>/gi, (_, start: string, css: string) => {
      const text = css.replace(/&gt;/g, '>').replace(/&[^;]*;|[<&]/g, ' ');
      return `${start}${safeStyle(text)}</style>`;
    });
}

/** A drawing reduced to shapes, text and inner references: no script, handler, foreign content or outside address. */
export function sanitiseSvg(source: string): string {
  const clean = sanitizeHtml(plainSource(source), {
    parser: { xmlMode: true, lowerCaseTags: false, lowerCaseAttributeNames: false, recognizeCDATA: true },
    allowedTags: shapes,
    allowedAttributes: { '*': drawing },
    allowVulnerableTags: true,
    allowedSchemes: ['data'],
    allowedSchemesAppliedToAttributes: [],
    parseStyleAttributes: false,
    nonTextTags: [
      'script',
      'foreignObject',
      'iframe',
      'object',
      'embed',
      'handler',
      'listener',
      'noscript',
      'a:script',
    ],
    disallowedTagsMode: 'discard',
    transformTags: {
      '*': (tagName, attributes) => {
        const kept: Record<string, string> = {};
        for (const [name, value] of Object.entries(attributes)) {
          if (name === 'href' || name === 'xlink:href') {
            const good = tagName === 'image' ? bitmap.test(value) : inside.test(value);
            if (good) kept[name] = value;
          } else kept[name] = /[(\\]|url/i.test(value) ? safeStyle(value) : value;
        }
        return { tagName, attribs: kept };
      },
    },
  });
  return /^\s*<svg[^>]*\sxmlns=/.test(clean) ? clean : clean.replace(/<svg/, '<svg xmlns="http://www.w3.org/2000/svg"');
}

/** Whether a drawing holds anything that could act or load: what the sanitiser would take out. */
export function isActiveSvg(source: string): boolean {
  return (
    /<(\w+:)?(script|foreignObject|iframe|handler|listener|animate\w*|set)[\s>/]/i.test(source) ||
    /\son\w+\s*=|javascript:|<!ENTITY|@import|url\(\s*['"]?(?!['"]?#)/i.test(source) ||
    /href\s*=\s*["'](?!#|data:image\/(png|jpeg|gif|webp);)/i.test(source)
  );
}
