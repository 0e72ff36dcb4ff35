// SPDX-License-Identifier: AGPL-3.0-or-later
import { baseConfig } from '@ambito/config';
import { validate } from 'dockerfile-utils';
import { dockerfileText, imageEnvironment, stagesOf } from './dockerfile.ts';

const stages = stagesOf(dockerfileText());
const image = stages.at(-1) ?? [];
const of = (keyword: string): string[] =>
  image.filter((step) => step.keyword === keyword).map(({ argument }) => argument);

test('the Dockerfile is free of errors and warnings', () => {
  expect(validate(dockerfileText()).map(({ range, message }) => `${range.start.line + 1}: ${message}`)).toEqual([]);
});

test.each([
  ['an unknown instruction', 'FROM node:22-slim\nRUNN true\n'],
  ['two commands', 'FROM node:22-slim\nCMD ["a"]\nCMD ["b"]\n'],
  ['a relative folder', 'FROM node:22-slim\nWORKDIR srv\n'],
])('one with %s would not be', (_, text) => {
  expect(validate(text)).not.toEqual([]);
});

test('its base images are named with a tag, the same in every stage', () => {
  const bases = stages.map(([from]) => from?.argument.split(' ')[0]);
  expect(new Set(bases)).toEqual(new Set(['node:22-slim']));
});

test('the image runs as a user that is not root, known by number', () => {
  expect(of('USER')).toEqual(['1000:1000']);
  // What follows is done by that user; nothing is copied or made after it.
  const after = image.slice(image.findIndex(({ keyword }) => keyword === 'USER') + 1);
  expect(after.map(({ keyword }) => keyword)).toEqual(['EXPOSE', 'HEALTHCHECK', 'CMD']);
});

test('the image takes nothing from the build but the bundle of its service', () => {
  expect(of('COPY')).toEqual(['--from=build /src/apps/${APP}/bundle /srv/ambito']);
});

test('the image listens on every address, and its health is asked on the internal port', () => {
  const { NODE_ENV: _mode, NODE_OPTIONS: _options, ...settings } = imageEnvironment();
  expect(Object.keys(settings).filter((name) => !(name in baseConfig.shape))).toEqual([]);
  expect(settings).toEqual({ HOST: '0.0.0.0', PORT: '4000', METRICS_PORT: '9464' });
  expect(of('EXPOSE')).toEqual(['4000 9464']);
  expect(of('HEALTHCHECK').join()).toContain("process.env.METRICS_PORT + '/readyz'");
});
