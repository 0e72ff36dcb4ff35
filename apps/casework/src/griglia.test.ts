// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { generateGriglia } from '@ambito/subgraph/testing';
import { affidamentiDi } from './interventi/interventi.testing.ts';
import { contatto, MUTAZIONI, percorsoDi, progetto, type Mutazione } from './percorso.testing.ts';
import { richiestaA, risposta, trasmissioniDi } from './trasmissioni/trasmissioni.testing.ts';
import { A_TERMINE, ASSISTENTE, CODICE_FISCALE, definition, startCasework, type Casework } from './testing.ts';

let casework: Casework;
const noti = {
  presaInCaricoId: '',
  progettoId: '',
  obiettivoId: '',
  verificaId: '',
  contattoId: '',
  personaId: '',
  cartellaId: '',
  trasmissioneId: '',
};

beforeAll(async () => {
  casework = await startCasework();
  const percorso = percorsoDi(casework);
  Object.assign(noti, await percorso.conProgetto({ nome: 'Maria', cognome: 'Rossi', codiceFiscale: CODICE_FISCALE }));
  await percorso.fa('COORDINATORE', 'assegnaInUrgenza', {
    presaInCaricoId: await percorso.richiesta(),
    versione: 1,
    motivoUrgenza: 'prova',
    daRegolarizzareEntro: '2026-12-01',
  });
  await percorso.fa('COORDINATORE', 'assegnaPresaInCarico', {
    presaInCaricoId: await percorso.richiesta(),
    versione: 1,
    operatoreId: A_TERMINE,
  });
  await affidamentiDi(casework).scoperto();
  const trasmissioni = trasmissioniDi(casework);
  noti.trasmissioneId = (await trasmissioni.trasmessa()).id;
  await trasmissioni.scade((await trasmissioni.trasmessa()).id, '2026-11-24');
  const aperto = await percorso.fa<{ id: string; persona: { id: string } }>(
    'SEGRETARIATO',
    'registraContatto',
    contatto(),
  );
  noti.contattoId = aperto.id;
  noti.personaId = aperto.persona.id;
  const { data } = await casework.call<{ presaInCarico: { cartella: { id: string } } }>(
    'COORDINATORE',
    'query ($id: ID!) { presaInCarico(id: $id) { cartella { id } } }',
    { id: noti.presaInCaricoId },
  );
  noti.cartellaId = data!.presaInCarico.cartella.id;
});
afterAll(() => casework.stop());

/** Commands on the case, at a version that it never had: who is admitted meets a conflict, and nothing changes. */
const comando = (mutazione: Mutazione, input: () => object) => () => ({
  query: MUTAZIONI[mutazione],
  variables: { input: input() },
});
const MAI = 999;
const perId = (campo: string, id: () => string) => () => ({
  query: `query ($id: ID!) { ${campo}(id: $id) { id } }`,
  variables: { id: id() },
});

const casi = generateGriglia({
  definition,
  call: (chi, { query, variables }) => casework.call(chi, query, variables),
  chiavi: {
    Persona: () => ({ id: noti.personaId }),
    Contatto: () => ({ id: noti.contattoId }),
    Cartella: () => ({ id: noti.cartellaId }),
    PresaInCarico: () => ({ id: noti.presaInCaricoId }),
    ProgettoPersonalizzato: () => ({ id: noti.progettoId }),
    Trasmissione: () => ({ id: noti.trasmissioneId }),
    Comune: () => ({ codiceIstat: '064071' }),
    Operatore: () => ({ id: ASSISTENTE }),
    LineaDiBilancio: () => ({ id: ASSISTENTE }),
  },
  esempi: {
    'Query.persona': perId('persona', () => noti.personaId),
    'Query.contatto': perId('contatto', () => noti.contattoId),
    'Query.cartella': perId('cartella', () => noti.cartellaId),
    'Query.presaInCarico': perId('presaInCarico', () => noti.presaInCaricoId),
    'Query.progetto': perId('progetto', () => noti.progettoId),
    'Query.trasmissione': perId('trasmissione', () => noti.trasmissioneId),
    'Query.trasmissioniInRitardo': () => ({ query: '{ trasmissioniInRitardo { edges { node { id } } } }' }),
    'Query.contatti': () => ({ query: '{ contatti { edges { node { id } } } }' }),
    'Query.preseInCarico': () => ({ query: '{ preseInCarico(stato: IN_CARICO) { edges { node { id } } } }' }),
    // With a sede that is nowhere: the admitted learn that it is not there.
    'Mutation.registraContatto': comando('registraContatto', () => contatto({ sedeId: randomUUID() })),
    'Mutation.decodificaBisogni': comando('decodificaBisogni', () => ({
      contattoId: noti.contattoId,
      versione: MAI,
      bisogni: [{ codice: 'POV_CASA' }],
    })),
    'Mutation.concludiContatto': comando('concludiContatto', () => ({
      contattoId: noti.contattoId,
      versione: MAI,
      esito: 'INFORMAZIONE',
    })),
    'Mutation.richiediPresaInCarico': comando('richiediPresaInCarico', () => ({
      contattoId: noti.contattoId,
      versione: MAI,
      area: 'ELD',
    })),
    'Mutation.assegnaPresaInCarico': comando('assegnaPresaInCarico', () => ({
      presaInCaricoId: noti.presaInCaricoId,
      versione: MAI,
      operatoreId: ASSISTENTE,
    })),
    'Query.interventiScoperti': () => ({ query: '{ interventiScoperti { edges { node { id } } } }' }),
    'Query.preseInCaricoDaRegolarizzare': () => ({
      query: '{ preseInCaricoDaRegolarizzare { edges { node { id } } } }',
    }),
    'Query.preseInCaricoSenzaSuccessore': () => ({
      query: '{ preseInCaricoSenzaSuccessore { edges { node { id } } } }',
    }),
    'Mutation.assegnaInUrgenza': comando('assegnaInUrgenza', () => ({
      presaInCaricoId: noti.presaInCaricoId,
      versione: MAI,
      motivoUrgenza: 'prova',
      daRegolarizzareEntro: '2026-12-01',
    })),
    'Mutation.regolarizzaUrgenza': comando('regolarizzaUrgenza', () => ({
      presaInCaricoId: noti.presaInCaricoId,
      versione: MAI,
    })),
    'Mutation.cambiaCaseManager': comando('cambiaCaseManager', () => ({
      presaInCaricoId: noti.presaInCaricoId,
      versione: MAI,
      operatoreId: ASSISTENTE,
      nota: 'prova',
    })),
    'Mutation.nonAccogliPresaInCarico': comando('nonAccogliPresaInCarico', () => ({
      presaInCaricoId: noti.presaInCaricoId,
      versione: MAI,
      motivo: 'prova',
    })),
    'Mutation.prendiInCarico': comando('prendiInCarico', () => ({
      presaInCaricoId: noti.presaInCaricoId,
      versione: MAI,
    })),
    'Mutation.dimetti': comando('dimetti', () => ({
      presaInCaricoId: noti.presaInCaricoId,
      versione: MAI,
      motivo: 'ALTRO',
      valutazione: 'prova',
    })),
    'Mutation.redigiProgetto': comando('redigiProgetto', () => progetto(noti.presaInCaricoId, MAI)),
    'Mutation.accettaProgetto': comando('accettaProgetto', () => ({
      progettoId: noti.progettoId,
      versione: MAI,
      parole: 'prova',
    })),
    'Mutation.trasmettiRichiesta': comando('trasmettiRichiesta', () => ({
      contattoId: noti.contattoId,
      versione: MAI,
      ...richiestaA(randomUUID()),
    })),
    'Mutation.registraPresaVisione': comando('registraPresaVisione', () =>
      risposta({ id: noti.trasmissioneId, versione: MAI }),
    ),
    'Mutation.registraEsitoTrasmissione': comando('registraEsitoTrasmissione', () =>
      risposta({ id: noti.trasmissioneId, versione: MAI }, { accolta: true }),
    ),
    // Of nothing: only who sent one takes it back.
    'Mutation.revocaTrasmissione': comando('revocaTrasmissione', () => ({
      trasmissioneId: randomUUID(),
      versione: MAI,
      nota: 'prova',
    })),
    'Mutation.registraVerifica': comando('registraVerifica', () => ({
      progettoId: noti.progettoId,
      versione: MAI,
      verificaId: noti.verificaId,
      relazione: 'prova',
      obiettivi: [],
    })),
  },
});

test.each(casi.map((caso) => [caso.nome, caso] as const))('%s', (_nome, caso) => caso.prova());
