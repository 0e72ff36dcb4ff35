// SPDX-License-Identifier: AGPL-3.0-or-later
import { isDeepStrictEqual } from 'node:util';
import { account, ambitoId, sedeId, users } from '../data.mjs';
import { proven } from '../http.mjs';
import { compare } from '../measure.mjs';
import { startCasework } from '../casework.mjs';

const CONNECTIONS = 16;
const CANALI = ['TELEFONO', 'EMAIL'];
const REGISTRA = `mutation Registra($input: RegistraContattoInput!) {
  registraContatto(input: $input) { id versione canale sede { id } }
}`;

export const what = 'contatti registered at casework ÷ the same statements by hand';

export async function run(stage, options) {
  const { size, bearer, connectOurs, connectTheirs } = await startCasework(stage, 'mutation.mjs', options);
  const callers = await Promise.all(
    users(size, CONNECTIONS).map(async ([a, k]) => {
      const [ours, theirs] = [connectOurs(), connectTheirs()];
      const ambito = ambitoId(a);
      const sub = account(a, k);
      const authorization = await bearer(sub, ambito);
      const input = (canale) => ({ sedeId: sedeId(a), canale, richiedente: 'UTENTE' });
      return {
        ours: (canale) => {
          const body = JSON.stringify({ query: REGISTRA, variables: { input: input(canale) } });
          return ours(body, proven(body, authorization, ambito));
        },
        theirs: (canale) =>
          theirs(JSON.stringify({ ambito, account: sub, requestId: 'bench', input: input(canale) }), {}),
      };
    }),
  );
  const withoutId = (text) => ({ ...JSON.parse(text).data.registraContatto, id: null });
  const [first] = callers;
  const [a, b] = [withoutId(await first.ours('EMAIL')), withoutId(await first.theirs('EMAIL'))];
  if (!isDeepStrictEqual(a, b))
    throw new Error(`The two sides answer differently:\n${JSON.stringify(a)}\n${JSON.stringify(b)}`);
  const side = (name) => (connection, turn) => callers[connection][name](CANALI[turn % CANALI.length]);
  const sides = await compare(
    { casework: side('ours'), 'hand-written': side('theirs') },
    { ...options, connections: CONNECTIONS },
  );
  return [{ id: 'mutation', value: sides.ratio, atLeast: 0.35, ...sides }];
}
