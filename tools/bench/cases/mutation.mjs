// SPDX-License-Identifier: AGPL-3.0-or-later
import { callersOf, compareCallers, requireSame } from '../callers.mjs';
import { connect, proven } from '../http.mjs';
import { startCasework, startGateway } from '../services.mjs';

const CANALI = ['TELEFONO', 'EMAIL'];
const REGISTRA = `mutation Registra($input: RegistraContattoInput!) {
  registraContatto(input: $input) { id versione canale sede { id } }
}`;

export const what = 'contatti registered at casework ÷ the same statements by hand';

export async function run(stage, options) {
  const system = await startCasework(stage, 'mutation.mjs', options);
  const { node } = options;
  // The other services have no part in it.
  const urls = { casework: system.url, registry: system.url };
  const gateway = await startGateway(stage, { node, env: system.env, urls });
  const callers = await callersOf(system, ({ ambito, sub, sedeId, authorization }) => {
    const [ours, ourGateway, theirs] = [system.connectOurs(), connect(stage, gateway.port), system.connectTheirs()];
    const input = (canale) => ({ sedeId, canale, richiedente: 'UTENTE' });
    const bodyOf = (canale) => JSON.stringify({ query: REGISTRA, variables: { input: input(canale) } });
    return {
      casework: (canale) => ours(bodyOf(canale), proven(bodyOf(canale), authorization, ambito)),
      gateway: (canale) => ourGateway(bodyOf(canale), { authorization }),
      'hand-written': (canale) =>
        theirs(JSON.stringify({ ambito, account: sub, requestId: 'bench', input: input(canale) }), {}),
    };
  });
  await requireSame(callers.slice(0, 1), CANALI, ({ data }) => ({ ...data.registraContatto, id: null }));
  const against = (ours) => compareCallers(callers, CANALI, { ...options, names: [ours, 'hand-written'] });
  return [
    { id: 'mutation', atLeast: 0.35, ...(await against('casework')) },
    {
      id: 'mutation-gateway',
      what: 'contatti registered through the gateway ÷ the same statements by hand at casework',
      atLeast: 0.2,
      ...(await against('gateway')),
    },
  ];
}
