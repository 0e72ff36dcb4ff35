// SPDX-License-Identifier: AGPL-3.0-or-later
import { callersOf, compareCallers, requireSame } from '../callers.mjs';
import { proven } from '../http.mjs';
import { startCasework } from '../services.mjs';

const CANALI = ['TELEFONO', 'EMAIL'];
const REGISTRA = `mutation Registra($input: RegistraContattoInput!) {
  registraContatto(input: $input) { id versione canale sede { id } }
}`;

export const what = 'contatti registered at casework ÷ the same statements by hand';

export async function run(stage, options) {
  const system = await startCasework(stage, 'mutation.mjs', options);
  const callers = await callersOf(system, ({ ambito, sub, sedeId, authorization }) => {
    const [ours, theirs] = [system.connectOurs(), system.connectTheirs()];
    const input = (canale) => ({ sedeId, canale, richiedente: 'UTENTE' });
    return {
      casework: (canale) => {
        const body = JSON.stringify({ query: REGISTRA, variables: { input: input(canale) } });
        return ours(body, proven(body, authorization, ambito));
      },
      'hand-written': (canale) =>
        theirs(JSON.stringify({ ambito, account: sub, requestId: 'bench', input: input(canale) }), {}),
    };
  });
  await requireSame(callers.slice(0, 1), CANALI, ({ data }) => ({ ...data.registraContatto, id: null }));
  const sides = await compareCallers(callers, CANALI, options);
  return [{ id: 'mutation', atLeast: 0.35, ...sides }];
}
