// SPDX-License-Identifier: AGPL-3.0-or-later
import { Unauthenticated, Unavailable } from '@ambito/errors';
import { base64url, SignJWT, UnsecuredJWT } from 'jose';
import { ANONIMO } from './attore.ts';
import { AUDIENCE, newKey, publicBytes, startIssuer, type Issuer } from './issuer.fixture.ts';
import { createTokenVerifier } from './token.ts';

const A04 = '0192a04a-0000-7000-8000-000000000a04';
const RUOLO = { ruolo: 'ASSISTENTE_SOCIALE', ambito: A04, dal: '2020-01-01' };

let issuer: Issuer;
beforeEach(async () => {
  issuer = await startIssuer();
});
afterEach(() => issuer.close());

const verifier = (clock?: () => Date) =>
  createTokenVerifier({ issuer: issuer.url, audience: AUDIENCE, ...(clock === undefined ? {} : { clock }) });

describe('a good token', () => {
  test('names the caller, with the roles in force', async () => {
    const token = await issuer.sign({ ruoli: [RUOLO] });
    await expect(verifier().verify(`Bearer ${token}`)).resolves.toEqual({ sub: 'demo-assistente', ruoli: [RUOLO] });
  });

  test('is accepted with the scheme in upper or lower case', async () => {
    await expect(verifier().verify(`bearer ${await issuer.sign({})}`)).resolves.toMatchObject({
      sub: 'demo-assistente',
    });
  });

  test('carries the fiscal code of a citizen', async () => {
    const token = await issuer.sign({ ruoli: [], codice_fiscale: 'RSSMRA80A01H501U' });
    await expect(verifier().verify(`Bearer ${token}`)).resolves.toMatchObject({ codiceFiscale: 'RSSMRA80A01H501U' });
  });

  test('without roles admits to public actions only', async () => {
    await expect(verifier().verify(`Bearer ${await issuer.sign({})}`)).resolves.toMatchObject({ ruoli: [] });
  });

  test('that is verified again needs no new request for keys', async () => {
    const token = `Bearer ${await issuer.sign({})}`;
    const one = verifier();
    await Promise.all([one.verify(token), one.verify(token)]);
    await one.verify(token);
    expect(issuer.asked()).toBe(1);
  });
});

test('a request without a token is anonymous, and no key is fetched', async () => {
  await expect(verifier().verify(undefined)).resolves.toBe(ANONIMO);
  expect(issuer.asked()).toBe(0);
});

describe('roles by the day in Rome', () => {
  const at = (istante: string) => () => new Date(istante);
  test.each([
    ['not yet begun', { dal: '2026-03-11' }, '2026-03-10T12:00:00Z', 0],
    ['begins today', { dal: '2026-03-10' }, '2026-03-10T12:00:00Z', 1],
    ['ends today', { dal: '2020-01-01', al: '2026-03-10' }, '2026-03-10T12:00:00Z', 1],
    ['ended yesterday', { dal: '2020-01-01', al: '2026-03-09' }, '2026-03-10T12:00:00Z', 0],
    ['ended at midnight in Rome, not yet in UTC', { dal: '2020-01-01', al: '2026-03-10' }, '2026-03-10T23:30:00Z', 0],
    ['begins at midnight in Rome, not yet in UTC', { dal: '2026-07-02' }, '2026-07-01T22:30:00Z', 1],
  ])('%s', async (_, periodo, istante, expected) => {
    const expiresAt = Date.parse(istante) / 1000 + 60;
    const token = await issuer.sign({ ruoli: [{ ...RUOLO, ...periodo }] }, { expiresAt });
    const { ruoli } = await verifier(at(istante)).verify(`Bearer ${token}`);
    expect(ruoli).toHaveLength(expected);
  });

  test('a role that ends is gone at the next request, though the token is still good', async () => {
    let now = '2026-03-10T22:50:00Z';
    const one = verifier(() => new Date(now));
    const expiresAt = Date.parse('2026-03-10T23:50:00Z') / 1000;
    const token = `Bearer ${await issuer.sign({ ruoli: [{ ...RUOLO, al: '2026-03-10' }] }, { expiresAt })}`;
    expect((await one.verify(token)).ruoli).toHaveLength(1);
    now = '2026-03-10T23:10:00Z';
    expect((await one.verify(token)).ruoli).toHaveLength(0);
  });
});

describe('refused', () => {
  const refused = (authorization: string, one = verifier()) =>
    expect(one.verify(authorization)).rejects.toBeInstanceOf(Unauthenticated);
  const now = () => Math.floor(Date.now() / 1000);

  test.each([
    ['a role that is held in an Ambito, without one', { ruolo: 'COORDINATORE', dal: '2020-01-01' }],
    ['one narrowed to a sede alone', { ruolo: 'SEGRETARIATO', sede: A04, dal: '2020-01-01' }],
    ['a Comune that is none', { ruolo: 'COMUNE', ambito: A04, dal: '2020-01-01' }],
    ['a Regione that is none', { ruolo: 'REGIONE', dal: '2020-01-01' }],
    ['a role that is held in none, with one', { ruolo: 'AMMINISTRATORE', ambito: A04, dal: '2020-01-01' }],
  ])('with %s, which would hold in all of them', async (_nome, ruolo) => {
    await refused(`Bearer ${await issuer.sign({ ruoli: [ruolo] })}`);
  });

  test.each(['logout+jwt', 'dpop+jwt', 'secevent+jwt', 'ID'])('of the kind %s, which is no access token', async (typ) =>
    refused(`Bearer ${await issuer.sign({}, { typ })}`),
  );
  test.each(['at+jwt', 'application/at+jwt', 'JWT'])('but not of the kind %s', async (typ) => {
    await expect(verifier().verify(`Bearer ${await issuer.sign({}, { typ })}`)).resolves.toBeDefined();
  });

  test('issued in the future', async () => refused(`Bearer ${await issuer.sign({}, { issuedAt: now() + 60 })}`));
  test('that holds for longer than a day', async () =>
    refused(`Bearer ${await issuer.sign({}, { issuedAt: now(), expiresAt: now() + 86_460 })}`));

  test('expired', async () => refused(`Bearer ${await issuer.sign({}, { expiresAt: now() - 60 })}`));

  test('expired since it was first accepted', async () => {
    let late = 0;
    const one = verifier(() => new Date(Date.now() + late));
    const token = `Bearer ${await issuer.sign({})}`;
    await one.verify(token);
    late = 600_000;
    await refused(token, one);
  });

  test('of another audience', async () => refused(`Bearer ${await issuer.sign({}, { audience: 'https://other' })}`));
  test('of another issuer', async () => refused(`Bearer ${await issuer.sign({}, { issuer: 'https://other' })}`));

  test('signed by a key that the issuer does not publish, under the name of one it does', async () => {
    const key = await newKey('k1');
    await refused(`Bearer ${await issuer.sign({}, { key })}`);
  });

  test('signed by a key with an unknown name', async () => {
    const key = await newKey('k9');
    await refused(`Bearer ${await issuer.sign({}, { key })}`);
  });

  test('not signed at all', async () => {
    const token = new UnsecuredJWT({ sub: 'demo-assistente', ruoli: [RUOLO] })
      .setIssuer(issuer.url)
      .setAudience(AUDIENCE)
      .setExpirationTime('5m')
      .encode();
    await refused(`Bearer ${token}`);
    const header = base64url.encode(JSON.stringify({ alg: 'none', kid: 'k1' }));
    await refused(`Bearer ${header}.${token.split('.')[1]}.AA`);
  });

  test('signed with the public key as if it were a secret', async () => {
    const token = await new SignJWT({ sub: 'demo-assistente', ruoli: [RUOLO] })
      .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
      .setIssuer(issuer.url)
      .setAudience(AUDIENCE)
      .setExpirationTime('5m')
      .sign(await publicBytes(issuer.key));
    await refused(`Bearer ${token}`);
  });

  test('with claims changed after it was signed', async () => {
    const [header, , signature] = (await issuer.sign({ ruoli: [] })).split('.');
    const [, payload] = (await issuer.sign({ ruoli: [RUOLO] })).split('.');
    await refused(`Bearer ${header}.${payload}.${signature}`);
  });

  test.each([
    ['a role that does not exist', { ruoli: [{ ...RUOLO, ruolo: 'SOVRANO' }] }],
    ['an Ambito that is no id', { ruoli: [{ ...RUOLO, ambito: 'A04' }] }],
    ['a role without a beginning', { ruoli: [{ ruolo: 'COMUNE' }] }],
    ['roles that are no list', { ruoli: 'AMMINISTRATORE' }],
    ['no subject', { sub: '' }],
    ['the subject of whoever is not signed in', { sub: 'anonimo' }],
    ['the subject of the system', { sub: 'sistema' }],
    ['the subject of the system, otherwise written', { sub: 'Sistema ' }],
    ['a subject of two lines', { sub: 'demo\nCOORDINATORE' }],
    ['a subject that is written from right to left', { sub: 'demo\u202eerotanidrooc' }],
    ['a subject without end', { sub: 'a'.repeat(256) }],
  ])('with %s', async (_, claims) => refused(`Bearer ${await issuer.sign(claims)}`));

  test.each([
    ['an expiry', { iat: now() }],
    ['the instant of issue', { exp: now() + 300 }],
  ])('without %s', async (_, times) => {
    const token = await new SignJWT({ sub: 'demo-assistente', ...times })
      .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
      .setIssuer(issuer.url)
      .setAudience(AUDIENCE)
      .sign(issuer.key.privateKey);
    await refused(`Bearer ${token}`);
  });

  test.each([
    '',
    'Bearer',
    'Bearer ',
    'Bearer abc',
    'Basic ZGVtbzpkZW1v',
    'bearer a.b.c',
    'Bearer a.b.c.d',
    'Bearer a.b.c ',
  ])('a header like %j', (authorization) => refused(authorization));
});

describe('keys', () => {
  test('a new key of the issuer is picked up without a restart', async () => {
    const one = verifier();
    await one.verify(`Bearer ${await issuer.sign({})}`);
    const key = await newKey('k2');
    const token = `Bearer ${await issuer.sign({}, { key })}`;
    issuer.publish(issuer.key, key);
    // For five seconds after a request the issuer is not asked again, so that wrong tokens do not flood it.
    await expect(one.verify(token)).rejects.toBeInstanceOf(Unauthenticated);
    const { now } = Date;
    Date.now = () => now() + 5_001;
    try {
      await expect(one.verify(token)).resolves.toMatchObject({ sub: 'demo-assistente' });
    } finally {
      Date.now = now;
    }
  });

  test('an issuer that cannot be reached makes the service unavailable, not the token bad', async () => {
    const token = `Bearer ${await issuer.sign({})}`;
    const one = verifier();
    await issuer.close();
    await expect(one.verify(token)).rejects.toBeInstanceOf(Unavailable);
  });

  test('an issuer that starts late is found with the next token', async () => {
    const token = `Bearer ${await issuer.sign({})}`;
    const { fetch } = globalThis;
    const one = verifier();
    globalThis.fetch = () => Promise.reject(new TypeError('fetch failed'));
    try {
      await expect(one.verify(token)).rejects.toBeInstanceOf(Unavailable);
    } finally {
      globalThis.fetch = fetch;
    }
    await expect(one.verify(token)).resolves.toMatchObject({ sub: 'demo-assistente' });
  });

  test('known keys still verify while the issuer is down', async () => {
    const one = verifier();
    await one.verify(`Bearer ${await issuer.sign({})}`);
    await issuer.close();
    await expect(one.verify(`Bearer ${await issuer.sign({ sub: 'demo-comune' })}`)).resolves.toMatchObject({
      sub: 'demo-comune',
    });
  });
});
