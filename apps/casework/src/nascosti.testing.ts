// SPDX-License-Identifier: AGPL-3.0-or-later
import { StatoPresaInCarico } from './prese-in-carico/stati.ts';
import { StatoProgetto } from './progetti/stati.ts';
import { A_TERMINE, ALTRO_ASSISTENTE, type Casework } from './testing.ts';
import { StatoTrasmissione } from './trasmissioni/stati.ts';
import { contatto, percorsoDi } from './percorso.testing.ts';
import { richiestaA, risposta, trasmissioniDi } from './trasmissioni/trasmissioni.testing.ts';

/** A kind of record that a command or a query names. */
export type Tipo =
  | 'PresaInCarico'
  | 'Sospensione'
  | 'Progetto'
  | 'Verifica'
  | 'Obiettivo'
  | 'Intervento'
  | 'Trasmissione'
  | 'Contatto'
  | 'Persona'
  | 'Cartella';

/** A record of the account `altra`, which other assistenti sociali and the desk may not see unless it is of the desk. */
export interface Nascosto {
  readonly tipo: Tipo;
  readonly id: string;
  readonly stato: string;
  readonly versione: number;
  /** Whether everybody at the desk of the Ambito sees it: it is hidden from another Ambito alone. */
  readonly delloSportello?: true;
}

const PASSO: Readonly<
  Record<
    StatoTrasmissione,
    readonly ['registraPresaVisione' | 'registraEsitoTrasmissione' | 'revocaTrasmissione', object] | null
  >
> = {
  TRASMESSA: null,
  PRESA_VISIONE: ['registraPresaVisione', {}],
  ACCOLTA: ['registraEsitoTrasmissione', { accolta: true }],
  RIFIUTATA: ['registraEsitoTrasmissione', { accolta: false, motivo: 'ALTRO' }],
  REVOCATA: ['revocaTrasmissione', {}],
};

/** Makes hidden records of each kind, in each state. */
export function nascostiDi(casework: Casework) {
  const percorso = trasmissioniDi(casework, { operatoreId: ALTRO_ASSISTENTE, sub: 'altra' });
  const { command, richiesta, assegnata, inCarico, conProgetto } = percorso;
  const versioneDi = async (tabella: string, id: string): Promise<number> =>
    (await casework.admin<{ versione: number }>(`SELECT versione FROM ${tabella} WHERE id = $1`, [id]))[0]!.versione;
  const sul = async (presaInCaricoId: string, comando: 'sospendi' | 'dimetti' | 'trasferisci', dati: object) => {
    const versione = await versioneDi('presa_in_carico', presaInCaricoId);
    await command('ASSISTENTE_SOCIALE', comando, { presaInCaricoId, versione, ...dati });
    return presaInCaricoId;
  };
  const dimette = (id: string) => sul(id, 'dimetti', { motivo: 'ALTRO', valutazione: 'Percorso concluso' });

  const CASI: Readonly<Record<StatoPresaInCarico, () => Promise<string>>> = {
    RICHIESTA: richiesta,
    IN_VALUTAZIONE: assegnata,
    IN_CARICO: inCarico,
    SOSPESA: async () => sul(await inCarico(), 'sospendi', { motivo: 'Ricovero' }),
    CONCLUSA: async () => dimette(await inCarico()),
    TRASFERITA: async () => sul(await inCarico(), 'trasferisci', { comune: '058091', relazione: 'Va dalla figlia' }),
    async NON_ACCOLTA() {
      const presaInCaricoId = await richiesta();
      await command('COORDINATORE', 'nonAccogliPresaInCarico', { presaInCaricoId, versione: 1, motivo: 'Altrove' });
      return presaInCaricoId;
    },
  };

  async function progettoIn(stato: StatoProgetto): Promise<Nascosto[]> {
    const { presaInCaricoId, progettoId, verificaId, obiettivoId, interventoId } = await conProgetto();
    if (stato === StatoProgetto.ATTIVO)
      await command('ASSISTENTE_SOCIALE', 'accettaProgetto', {
        ...{ progettoId, versione: 1, parole: 'Va bene', accettatoDa: 'PERSONA' },
      });
    if (stato === StatoProgetto.CONCLUSO) await dimette(presaInCaricoId);
    const versione = await versioneDi('progetto', progettoId);
    return [
      { tipo: 'Progetto', id: progettoId, stato, versione },
      { tipo: 'Verifica', id: verificaId, stato, versione },
      { tipo: 'Obiettivo', id: obiettivoId, stato, versione },
      { tipo: 'Intervento', id: interventoId, stato, versione },
    ];
  }

  /** A transmission of a case, or a concealed one of a contatto. */
  async function trasmissioneIn(stato: StatoTrasmissione, occultata: boolean): Promise<Nascosto> {
    const riservata = { baseGiuridica: 'REATO', occultata: true };
    const origine = occultata
      ? { contattoId: await percorso.decodificato(), versione: 2, ...richiestaA(await percorso.ente(), riservata) }
      : { presaInCaricoId: await inCarico(), versione: 3, ...richiestaA(await percorso.ente()) };
    const { id } = await command<{ id: string }>('ASSISTENTE_SOCIALE', 'trasmettiRichiesta', origine);
    const passo = PASSO[stato];
    if (passo !== null) {
      const [comando, dati] = passo;
      const revoca = { trasmissioneId: id, versione: 1, nota: 'Inviata per errore' };
      const input = comando === 'revocaTrasmissione' ? revoca : { ...risposta({ id, versione: 1 }), ...dati };
      await command('ASSISTENTE_SOCIALE', comando, input);
    }
    return {
      tipo: 'Trasmissione',
      id,
      stato: `${stato}${occultata ? ' occultata' : ''}`,
      versione: await versioneDi('trasmissione', id),
    };
  }

  /** A contatto before and after its outcome, with its person: the desk of the Ambito sees both. */
  async function contatti(): Promise<Nascosto[]> {
    const delloSportello = true;
    const aperto = await percorso.decodificato();
    const concluso = await percorso.decodificato();
    await command('SEGRETARIATO', 'concludiContatto', { contattoId: concluso, versione: 2, esito: 'INFORMAZIONE' });
    const [contatto] = await casework.admin<{ persona: string }>(
      'SELECT persona_id AS persona FROM contatto WHERE id = $1',
      [aperto],
    );
    return [
      { tipo: 'Contatto', id: aperto, stato: 'aperto', versione: 2, delloSportello },
      { tipo: 'Contatto', id: concluso, stato: 'concluso', versione: 3, delloSportello },
      { tipo: 'Persona', id: contatto!.persona, stato: 'registrata', versione: 1, delloSportello },
    ];
  }

  return async (): Promise<Nascosto[]> => {
    const nascosti: Nascosto[] = [];
    for (const stato of Object.values(StatoPresaInCarico)) {
      const id = await CASI[stato]();
      nascosti.push({ tipo: 'PresaInCarico', id, stato, versione: await versioneDi('presa_in_carico', id) });
      const [caso] = await casework.admin<{ cartella: string }>(
        'SELECT cartella_id AS cartella FROM presa_in_carico WHERE id = $1',
        [id],
      );
      nascosti.push({ tipo: 'Cartella', id: caso!.cartella, stato, versione: 1 });
    }
    const sospensioni = await casework.admin<{ id: string }>('SELECT id FROM sospensione', []);
    nascosti.push(
      ...sospensioni.map(({ id }) => ({ tipo: 'Sospensione' as const, id, stato: 'in corso', versione: 1 })),
    );
    for (const stato of Object.values(StatoProgetto)) nascosti.push(...(await progettoIn(stato)));
    for (const stato of Object.values(StatoTrasmissione))
      for (const occultata of [false, true]) nascosti.push(await trasmissioneIn(stato, occultata));
    return [...nascosti, ...(await contatti())];
  };
}

/**
 * Gives the lists something to show that the hidden records by themselves do not: what was annulled, what waits for an answer too long or
 * of an ended case, who wants a successor.
 */
export async function fillLists(casework: Casework, nascosti: readonly Nascosto[]): Promise<void> {
  const { command, richiesta } = trasmissioniDi(casework, { operatoreId: ALTRO_ASSISTENTE, sub: 'altra' });
  const inStato = (tipo: Tipo, stato: string): Nascosto =>
    nascosti.find((nascosto) => nascosto.tipo === tipo && nascosto.stato === stato)!;
  const accolta = inStato('Trasmissione', 'ACCOLTA');
  await command('ASSISTENTE_SOCIALE', 'annullaPassoTrasmissione', {
    ...{ trasmissioneId: accolta.id, versione: accolta.versione, motivo: 'Era di un altro caso' },
  });
  const conclusa = inStato('PresaInCarico', 'CONCLUSA');
  await command('COORDINATORE', 'annullaDimissione', {
    ...{ presaInCaricoId: conclusa.id, versione: conclusa.versione, motivo: 'Caso sbagliato' },
  });
  const attivo = inStato('Progetto', 'ATTIVO');
  await command('ASSISTENTE_SOCIALE', 'rettificaAccettazione', {
    ...{ progettoId: attivo.id, versione: attivo.versione, motivo: 'Scritto male', parole: 'Va bene così' },
  });
  // What was wrong about a project is read by its case manager alone.
  const proprio = percorsoDi(casework);
  await proprio.command('ASSISTENTE_SOCIALE', 'rettificaAccettazione', {
    ...{ progettoId: (await proprio.attivo()).progettoId, versione: 2, motivo: 'Scritto male', parole: 'Va bene così' },
  });
  const [attesa] = await casework.admin<{ id: string; versione: number }>(
    `SELECT p.id, p.versione FROM trasmissione t JOIN presa_in_carico p ON p.id = t.presa_in_carico_id WHERE t.id = $1`,
    [inStato('Trasmissione', 'TRASMESSA').id],
  );
  await command('ASSISTENTE_SOCIALE', 'dimetti', {
    ...{ presaInCaricoId: attesa!.id, versione: attesa!.versione, motivo: 'ALTRO', valutazione: 'Percorso concluso' },
  });
  // No command writes a term that has passed already.
  await casework.admin(
    `DO $$ BEGIN
       SET LOCAL session_replication_role = replica;
       UPDATE trasmissione SET entro = '2026-11-01' WHERE stato = 'PRESA_VISIONE';
     END $$`,
    [],
  );
  // The registry withdraws the end for which a handover was planned.
  await proprio.daRivedere();
  await command('SEGRETARIATO', 'registraContatto', contatto({ avvenutoIl: '2026-11-22T09:00:00Z' }));
  await command('COORDINATORE', 'assegnaPresaInCarico', {
    ...{ presaInCaricoId: await richiesta(), versione: 1, operatoreId: A_TERMINE },
  });
}
