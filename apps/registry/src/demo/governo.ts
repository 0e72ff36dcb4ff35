// SPDX-License-Identifier: AGPL-3.0-or-later
import { NotFound } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { TipoAccordo } from '../governo/accordi/accordo.ts';
import { registraAccordo } from '../governo/accordi/registra-accordo.ts';
import { stanziaLinea } from '../governo/bilancio/stanzia-linea.ts';
import { TipoContributo } from '../governo/contributi/contributo.ts';
import { presentaContributo } from '../governo/contributi/presenta-contributo.ts';
import { registraConvenzione } from '../ambito/convenzioni/registra-convenzione.ts';
import { nominaCoordinatore } from '../personale/coordinatore/nomina-coordinatore.ts';
import { DestinatarioDirettiva } from '../governo/direttive/direttiva.ts';
import { adottaDirettiva } from '../governo/direttive/adotta-direttiva.ts';
import { StatoObiettivo } from '../governo/obiettivi/andamento.ts';
import { rilevaAndamento } from '../governo/obiettivi/rileva-andamento.ts';
import { stabilisciObiettivi } from '../governo/obiettivi/stabilisci-obiettivi.ts';
import { approvaPiano } from '../governo/edizioni/approva-piano.ts';
import { redigiPiano } from '../governo/piano-di-zona/redigi-piano.ts';
import { A04 } from './a04.ts';

/** Invented data: a plan for the three years around today, agreements, the account `coordinatore` in office. The day of the Convenzione is real. */
export async function loadGoverno(unit: WriteUnit, dal: string): Promise<void> {
  const oggi = giornoRoma(unit.adesso);
  const anno = Number(oggi.slice(0, 4));
  await registraConvenzione(unit, {
    versione: 1,
    oggetto: "Convenzione per l'esercizio associato delle funzioni e dei servizi sociali",
    sottoscrittaIl: A04.dal,
    dal: A04.dal,
    al: `${anno + 1}-12-31`,
    comuni: A04.comuni.map(({ codiceIstat }) => codiceIstat),
  });
  await loadPiano(unit, anno, oggi);
  await adottaDirettiva(unit, {
    oggetto: 'Aperture nel mese di agosto',
    testo: 'Le sedi garantiscono almeno quattro ore settimanali anche nel mese di agosto.',
    destinatario: DestinatarioDirettiva.COORDINATORE,
    adottataIl: `${anno}-01-02`,
    atto: 'verbale dimostrativo 1',
    efficaceDal: `${anno}-01-02`,
  });
  const distretti = await unit.query<{ id: string }>(
    `SELECT id FROM ente WHERE ambito_id = $1 AND natura = 'DISTRETTO_SANITARIO' ORDER BY denominazione`,
    [unit.ambitoId],
  );
  await registraAccordo(unit, {
    tipo: TipoAccordo.PROTOCOLLO_DI_INTESA,
    oggetto: 'Rete di contrasto alla violenza di genere',
    finalita: 'Accoglienza e presa in carico congiunta',
    enti: distretti.map(({ id }) => id),
    comuni: [A04.capofila],
    parti: ['Centro antiviolenza dimostrativo'],
    sottoscrittoIl: `${anno - 1}-03-01`,
    dal: `${anno - 1}-03-01`,
    al: `${anno}-12-31`,
  });
  await presentaContributo(unit, {
    tipo: TipoContributo.BISOGNO,
    titolo: 'Trasporto verso le sedi',
    testo: 'Nei Comuni più piccoli chi non guida non raggiunge la sede negli orari di apertura.',
  });
  const [coordinatore] = await unit.query<{ id: string }>(
    `SELECT id FROM operatore WHERE account = 'demo-coordinatore' AND ambito_id = $1`,
    [unit.ambitoId],
  );
  if (coordinatore === undefined) throw new NotFound('Nessun operatore per l’account demo-coordinatore');
  await nominaCoordinatore(unit, { operatoreId: coordinatore.id, dal, atto: 'decreto dimostrativo' });
}

async function loadPiano(unit: WriteUnit, anno: number, oggi: string): Promise<void> {
  const pianoId = await redigiPiano(unit, {
    titolo: `Piano di Zona ${anno - 1}-${anno + 1}`,
    dal: `${anno - 1}-01-01`,
    al: `${anno + 1}-12-31`,
  });
  await stabilisciObiettivi(unit, {
    pianoId,
    versione: 1,
    obiettivi: [
      {
        descrizione: 'Rispondere prima a chi si rivolge al servizio',
        codiceIndicatore: 'TEMPO_RISPOSTA',
        valoreAtteso: 5,
        entro: `${anno}-12-31`,
      },
      {
        descrizione: 'Una sede in ogni Comune',
        codiceIndicatore: 'COMUNI_SENZA_SEDE',
        valoreAtteso: 0,
        entro: `${anno + 1}-12-31`,
      },
      { descrizione: 'Coinvolgere il Terzo Settore nella programmazione', entro: `${anno + 1}-06-30` },
    ],
  });
  const linee = [
    ['FNPS-1', 'Servizio Sociale Professionale e Segretariato', 'Fondo nazionale politiche sociali', '420000.00'],
    ['FNA-1', 'Assistenza domiciliare', 'Fondo per le non autosufficienze', '310000.00'],
    ['COM-1', 'Compartecipazione dei Comuni', 'Bilanci comunali', '180000.00'],
  ] as const;
  // Each year of the plan: an intervento commits on a line of each year in which it is given.
  const stanziamenti = [anno - 1, anno, anno + 1].flatMap((uno) =>
    linee.map(([codice, denominazione, fondo, importo]) => ({ anno: uno, codice, denominazione, fondo, importo })),
  );
  for (const [indice, stanziamento] of stanziamenti.entries())
    await stanziaLinea(unit, { pianoId, versione: 2 + indice, ...stanziamento });
  await approvaPiano(unit, {
    pianoId,
    versione: 2 + stanziamenti.length,
    approvatoIl: oggi,
    atto: 'deliberazione dimostrativa',
  });
  const [obiettivo] = await unit.query<{ id: string }>(
    'SELECT id FROM obiettivo_di_piano WHERE piano_id = $1 ORDER BY ordine LIMIT 1',
    [pianoId],
  );
  await rilevaAndamento(unit, {
    obiettivoId: obiettivo?.id ?? '',
    al: oggi,
    stato: StatoObiettivo.IN_CORSO,
    periodoIndicatore: String(anno),
    relazione: 'Il tempo di risposta si legge dall’indicatore.',
  });
}
