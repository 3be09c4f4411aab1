import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeXml } from '@nibras/base';
import { parseXml } from './parse-xml.ts';

test('names, attributes, text, entities, comments and CDATA', () => {
  const parsed = parseXml(
    '\ufeff<?xml version="1.0"?><!-- <a> --><a:b c="1 &amp; 2" d=\'x\'>é &#233;&lt;<e/><![CDATA[<f>]]></a:b>\n',
  );
  expect(parsed).toEqual({
    ok: true,
    value: {
      name: 'a:b',
      attributes: { c: '1 & 2', d: 'x' },
      text: 'é é<<f>',
      children: [{ name: 'e', attributes: {}, children: [], text: '', content: [] }],
      content: ['é é<', { name: 'e', attributes: {}, children: [], text: '', content: [] }, '<f>'],
    },
  });
});

test.each([
  ['<?xml version="1.0"?>', 'no root element', 1],
  ['<a>\n<b></a>', '</a>', 2],
  ['<a', '<a', 1],
  ['<a>&nbsp;</a>', '&nbsp', 1],
  ['<a>x & y</a>', '&', 1],
  ['<a/><b/>', '<b/>', 1],
  ['<a b="1" b="2"/>', 'b twice', 1],
  ['<a>', '<a> is not closed', 1],
  ['<a>'.repeat(100_000), 'elements nested too deep', 1],
  ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'text outside the root element', 1],
])('%s', (xml, problem, line) => {
  expect(parseXml(xml)).toEqual({ ok: false, error: { problem, line } });
});

test('any text comes back, and any nonsense is refused without breaking', () => {
  const text = fc
    .string({ unit: 'grapheme' })
    .filter((one) => [...one].every((letter) => letter >= ' ' && letter < '\ufffe'));
  fc.assert(
    fc.property(text, (one) => {
      const parsed = parseXml(`<a b="${escapeXml(one)}">${escapeXml(one)}</a>`);
      expect(parsed).toMatchObject({ ok: true, value: { text: one, attributes: { b: one } } });
    }),
  );
  fc.assert(fc.property(fc.string(), (one) => void parseXml(`<a>${one}`)));
});
