// SPDX-License-Identifier: AGPL-3.0-or-later
import { periodoDi, giornoRoma } from '@ambito/orari';
import type { Call } from './client.ts';
import { closeRapporto, readsAsRegione } from './rapporto.ts';
import { personaInventata } from './persona.ts';

const AVELLINO = '064008';
const PETRURO = '064071';

type Report = (passo: string, ruolo: string, risultato: object) => void;

interface Versionato {
  id: string;
  versione: number;
}

/**
 * The main job, from a citizen of Petruro Irpino at the sede of Avellino to the figures that the Regione reads: each step
 * by the role whose it is, by the documented operations alone.
 */
export async function runScenario(call: Call, report: Report): Promise<void> {
  const { ambito } = await call<{
    ambito: { id: string; sedi: { id: string; comune: { codiceIstat: string } }[] };
  }>('segretariato', 'ambito', { codice: 'A04' });
  const sede = ambito.sedi.find(({ comune }) => comune.codiceIstat === AVELLINO);
  if (sede === undefined) throw new Error('Avellino has no sede');
  const apertura = await ultimaApertura(call, sede.id, new Date());
  report('sede', 'segretariato', { sede: sede.id, apertura });

  const presaInCaricoId = await accedi(call, report, sede.id, apertura);
  await prendiInCarico(call, report, presaInCaricoId);
  const dimesso = await accompagna(call, report, presaInCaricoId);

  const giorno = giornoRoma(apertura);
  await closeRapporto(call, report, giorno, dimesso);
  await readsAsRegione(call, report, ambito.id, periodoDi(giorno).trimestre, PETRURO);
}

/** When the sede last opened, in the days in which a contatto may still be registered. */
async function ultimaApertura(call: Call, id: string, adesso: Date): Promise<Date> {
  const [dal, al] = [new Date(adesso.getTime() - 28 * 86_400_000), adesso].map(giornoRoma);
  const { sede } = await call<{ sede: { aperture: { dalle: string }[] } }>('segretariato', 'aperture-sede', {
    id,
    dal,
    al,
  });
  const apertura = sede.aperture.map(({ dalle }) => new Date(dalle)).findLast((dalle) => dalle < adesso);
  if (apertura === undefined) throw new Error('The sede has not been open lately');
  return apertura;
}

/** Art. 2 c. 8: listening, decoding, request. */
async function accedi(call: Call, report: Report, sedeId: string, avvenutoIl: Date): Promise<string> {
  const { registraContatto: contatto } = await call<{ registraContatto: Versionato }>(
    'segretariato',
    'registra-contatto',
    {
      input: {
        sedeId,
        avvenutoIl: avvenutoIl.toISOString(),
        canale: 'DI_PERSONA',
        richiedente: 'UTENTE',
        persona: personaInventata(PETRURO),
        domanda: 'Chiede aiuto per il padre anziano che vive solo',
        tempoMinuti: 35,
      },
    },
  );
  report('registraContatto', 'segretariato', { contatto: contatto.id });
  const { decodificaBisogni: decodificato } = await call<{ decodificaBisogni: Versionato }>(
    'segretariato',
    'decodifica-bisogni',
    {
      input: {
        contattoId: contatto.id,
        versione: contatto.versione,
        bisogni: [{ codice: 'ELD_DOMICILIO' }, { codice: 'ELD_SOLITUDINE' }],
      },
    },
  );
  report('decodificaBisogni', 'segretariato', { contatto: contatto.id });
  const { richiediPresaInCarico: id } = await call<{ richiediPresaInCarico: string }>(
    'segretariato',
    'richiedi-presa-in-carico',
    {
      input: { contattoId: contatto.id, versione: decodificato.versione, area: 'ELD' },
    },
  );
  report('richiediPresaInCarico', 'segretariato', { presaInCarico: id });
  return id;
}

/** Art. 7 c. 1 and art. 2 c. 3 a: the coordinator names the case manager, who takes charge. */
async function prendiInCarico(call: Call, report: Report, id: string): Promise<void> {
  const { operatori } = await call<{ operatori: { edges: { node: { id: string; cognome: string } }[] } }>(
    'coordinatore',
    'operatori',
  );
  const assistente = operatori.edges.find(({ node }) => node.cognome === 'De Santis')?.node;
  const { presaInCarico } = await call<{ presaInCarico: Versionato }>('coordinatore', 'presa-in-carico', { id });
  const { assegnaPresaInCarico: assegnata } = await call<{ assegnaPresaInCarico: Versionato }>(
    'coordinatore',
    'assegna-presa-in-carico',
    {
      input: { presaInCaricoId: id, versione: presaInCarico.versione, operatoreId: assistente?.id },
    },
  );
  report('assegnaPresaInCarico', 'coordinatore', { caseManager: assistente?.id });
  await call('assistente', 'prendi-in-carico', { input: { presaInCaricoId: id, versione: assegnata.versione } });
  report('prendiInCarico', 'assistente', { presaInCarico: id });
}

/** Art. 2 c. 3 b, c, d: project, acceptance, verification, dismissal. @returns when it was concluded */
async function accompagna(call: Call, report: Report, presaInCaricoId: string): Promise<Date> {
  const oggi = giornoRoma(new Date());
  const { presaInCarico } = await call<{ presaInCarico: Versionato }>('assistente', 'presa-in-carico', {
    id: presaInCaricoId,
  });
  const { redigiProgetto: progetto } = await call<{
    redigiProgetto: Versionato & { obiettivi: { id: string }[]; verifiche: { id: string }[] };
  }>('assistente', 'redigi-progetto', {
    input: {
      presaInCaricoId,
      versione: presaInCarico.versione,
      obiettivi: [
        {
          descrizione: 'Il padre riceve aiuto in casa ogni giorno',
          indicatore: 'Visite domiciliari svolte in un mese',
        },
      ],
      interventi: [
        {
          prestazione: 'A2.07',
          descrizione: 'Assistenza domiciliare, sei ore a settimana',
          costo: '1800.00',
          dal: oggi,
        },
      ],
      verifiche: [oggi],
    },
  });
  report('redigiProgetto', 'assistente', { progetto: progetto.id });
  const { accettaProgetto: accettato } = await call<{ accettaProgetto: Versionato }>('assistente', 'accetta-progetto', {
    input: { progettoId: progetto.id, versione: progetto.versione, parole: 'Va bene, cominciamo da lunedì' },
  });
  report('accettaProgetto', 'assistente', { progetto: progetto.id });
  await call('assistente', 'registra-verifica', {
    input: {
      progettoId: progetto.id,
      versione: accettato.versione,
      verificaId: progetto.verifiche[0]?.id,
      relazione: 'Le visite si sono svolte con regolarità',
      obiettivi: [{ obiettivoId: progetto.obiettivi[0]?.id, esito: 'RAGGIUNTO' }],
    },
  });
  report('registraVerifica', 'assistente', { progetto: progetto.id });
  const { dimetti } = await call<{ dimetti: { stato: string; conclusaIl: string } }>('assistente', 'dimetti', {
    input: {
      presaInCaricoId,
      versione: presaInCarico.versione,
      motivo: 'OBIETTIVI_RAGGIUNTI',
      valutazione: 'Percorso concluso con gli obiettivi raggiunti',
      soddisfazione: 5,
    },
  });
  report('dimetti', 'assistente', { presaInCarico: presaInCaricoId, stato: dimetti.stato });
  return new Date(dimetti.conclusaIl);
}
