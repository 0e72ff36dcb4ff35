// SPDX-License-Identifier: AGPL-3.0-or-later
import { contatto as datiContatto } from '../percorso.testing.ts';
import { richiestaA, risposta, type Letta } from '../trasmissioni/trasmissioni.testing.ts';
import {
  ACCOLGONO,
  CASE_MANAGER,
  COORDINATORE,
  SEGRETARIATO,
  type Pronto,
  type Strumenti,
  type Verita,
} from './verita.testing.ts';

/** The expectations on contatti and transmissions. */
export function veritaSportello({ casework, percorso, persona, versioneDi }: Strumenti): Verita[] {
  /** A contatto with needs or without, of a person who has an open case or not. */
  async function contatto(decodificato: boolean, chi = persona()): Promise<Pronto> {
    const { id } = await percorso.command<{ id: string }>(
      'SEGRETARIATO',
      'registraContatto',
      datiContatto({ persona: chi }),
    );
    if (decodificato)
      await percorso.command('SEGRETARIATO', 'decodificaBisogni', {
        ...{ contattoId: id, versione: 1, bisogni: [{ codice: 'ELD_DOMICILIO' }] },
      });
    return { id, input: { contattoId: id, versione: decodificato ? 2 : 1, area: 'ELD' } };
  }

  /** A contatto in a state, with the rest of a command's input. */
  async function sul(pronto: Promise<Pronto>, resto: object): Promise<Pronto> {
    const { id } = await pronto;
    return { id, input: { contattoId: id, versione: await versioneDi('contatto', id), ...resto } };
  }
  async function concluso(): Promise<Pronto> {
    const pronto = await contatto(true);
    await percorso.command('SEGRETARIATO', 'concludiContatto', {
      contattoId: pronto.id,
      versione: 2,
      esito: 'INFORMAZIONE',
    });
    return pronto;
  }
  const esito = { esito: 'INFORMAZIONE' };
  const bisogni = { bisogni: [{ codice: 'POV_CASA' }] };
  const richiesta = async () => richiestaA(await percorso.ente());

  /** A case, to transmit a request from it. */
  async function daCaso(presaInCaricoId: string): Promise<Pronto> {
    const versione = await versioneDi('presa_in_carico', presaInCaricoId);
    return { id: presaInCaricoId, input: { presaInCaricoId, versione, ...(await richiesta()) } };
  }
  async function dimesso(): Promise<string> {
    const presaInCaricoId = await percorso.inCarico(persona());
    await percorso.command('ASSISTENTE_SOCIALE', 'dimetti', {
      ...{ presaInCaricoId, versione: 3, motivo: 'ALTRO', valutazione: 'Percorso concluso' },
    });
    return presaInCaricoId;
  }

  const delContatto = () => percorso.trasmessa();
  async function delCaso(): Promise<Letta> {
    const { input } = await daCaso(await percorso.inCarico(persona()));
    return percorso.command<Letta>('ASSISTENTE_SOCIALE', 'trasmettiRichiesta', input);
  }
  async function vista(): Promise<Letta> {
    return percorso.command<Letta>('SEGRETARIATO', 'registraPresaVisione', risposta(await delContatto()));
  }
  async function accolta(): Promise<Letta> {
    const input = risposta(await delContatto(), { accolta: true });
    return percorso.command<Letta>('SEGRETARIATO', 'registraEsitoTrasmissione', input);
  }
  /** One that was accepted, and whose request was sent to the same ente again. */
  async function ripetuta(): Promise<Letta> {
    const letta = await accolta();
    const [di] = await casework.admin<{ contattoId: string; enteId: string }>(
      'SELECT contatto_id AS "contattoId", ente_id AS "enteId" FROM trasmissione WHERE id = $1',
      [letta.id],
    );
    const { contattoId, enteId } = di!;
    await percorso.command('SEGRETARIATO', 'trasmettiRichiesta', {
      ...{ contattoId, versione: await versioneDi('contatto', contattoId), ...richiestaA(enteId) },
    });
    return letta;
  }
  type Trasmessa = () => Promise<Letta>;
  const visione = async (trasmessa: Trasmessa) => {
    const letta = await trasmessa();
    return { id: letta.id, input: risposta(letta) };
  };
  const conEsito = async (trasmessa: Trasmessa) => {
    const letta = await trasmessa();
    return { id: letta.id, input: risposta(letta, { accolta: true }) };
  };
  const errata = async (trasmessa: Trasmessa, corretto: object = {}) => {
    const { id, versione } = await trasmessa();
    return { id, input: { trasmissioneId: id, versione, motivo: 'Era la risposta a un’altra', ...corretto } };
  };
  const revoca = async (trasmessa: Trasmessa) => {
    const { id, versione } = await trasmessa();
    return { id, input: { trasmissioneId: id, versione, nota: 'Inviata per errore' } };
  };

  return [
    ['Contatto.puoRichiederePresaInCarico', 'richiediPresaInCarico', 'decodificato', ACCOLGONO, () => contatto(true)],
    ['Contatto.puoRichiederePresaInCarico', 'richiediPresaInCarico', 'senza bisogni', [], () => contatto(false)],

    ['Contatto.puoConcludere', 'concludiContatto', 'aperto', ACCOLGONO, () => sul(contatto(false), esito)],
    ['Contatto.puoConcludere', 'concludiContatto', 'concluso', [], () => sul(concluso(), esito)],
    ['Contatto.puoDecodificare', 'decodificaBisogni', 'aperto', ACCOLGONO, () => sul(contatto(false), bisogni)],
    ['Contatto.puoDecodificare', 'decodificaBisogni', 'concluso', [], () => sul(concluso(), bisogni)],
    [
      'Contatto.puoTrasmettere',
      'trasmettiRichiesta',
      'decodificato',
      ACCOLGONO,
      async () => sul(contatto(true), await richiesta()),
    ],
    [
      'Contatto.puoTrasmettere',
      'trasmettiRichiesta',
      'senza bisogni',
      [],
      async () => sul(contatto(false), await richiesta()),
    ],
    ['Contatto.puoTrasmettere', 'trasmettiRichiesta', 'concluso', [], async () => sul(concluso(), await richiesta())],
    [
      'PresaInCarico.puoTrasmettere',
      'trasmettiRichiesta',
      'da assegnare',
      [],
      async () => daCaso(await percorso.richiesta(persona())),
    ],
    [
      'PresaInCarico.puoTrasmettere',
      'trasmettiRichiesta',
      'in carico',
      [CASE_MANAGER],
      async () => daCaso(await percorso.inCarico(persona())),
    ],
    ['PresaInCarico.puoTrasmettere', 'trasmettiRichiesta', 'conclusa', [], async () => daCaso(await dimesso())],
    [
      'Trasmissione.puoRegistrarePresaVisione',
      'registraPresaVisione',
      'da un contatto',
      ACCOLGONO,
      () => visione(delContatto),
    ],
    [
      'Trasmissione.puoRegistrarePresaVisione',
      'registraPresaVisione',
      'da un caso',
      [CASE_MANAGER],
      () => visione(delCaso),
    ],
    ['Trasmissione.puoRegistrarePresaVisione', 'registraPresaVisione', 'già vista', [], () => visione(vista)],
    ['Trasmissione.puoRegistrareEsito', 'registraEsitoTrasmissione', 'vista', ACCOLGONO, () => conEsito(vista)],
    [
      'Trasmissione.puoRegistrareEsito',
      'registraEsitoTrasmissione',
      'da un caso',
      [CASE_MANAGER],
      () => conEsito(delCaso),
    ],
    ['Trasmissione.puoRegistrareEsito', 'registraEsitoTrasmissione', 'già accolta', [], () => conEsito(accolta)],
    [
      'Trasmissione.puoRegistrareEsito',
      'registraEsitoTrasmissione',
      'da un caso concluso',
      [COORDINATORE, CASE_MANAGER],
      () => conEsito(() => percorso.delCasoConcluso(persona())),
    ],
    [
      'Trasmissione.puoRettificareEsito',
      'rettificaEsitoTrasmissione',
      'accolta',
      ACCOLGONO,
      () => errata(accolta, { nota: 'Richiamare' }),
    ],
    [
      'Trasmissione.puoRettificareEsito',
      'rettificaEsitoTrasmissione',
      'senza esito',
      [],
      () => errata(vista, { nota: 'Richiamare' }),
    ],
    ['Trasmissione.puoAnnullarePasso', 'annullaPassoTrasmissione', 'accolta', ACCOLGONO, () => errata(accolta)],
    ['Trasmissione.puoAnnullarePasso', 'annullaPassoTrasmissione', 'da un contatto', [], () => errata(delContatto)],
    ['Trasmissione.puoAnnullarePasso', 'annullaPassoTrasmissione', 'trasmessa di nuovo', [], () => errata(ripetuta)],
    ['Trasmissione.puoRevocare', 'revocaTrasmissione', 'da un contatto', [SEGRETARIATO], () => revoca(delContatto)],
    ['Trasmissione.puoRevocare', 'revocaTrasmissione', 'da un caso', [CASE_MANAGER], () => revoca(delCaso)],
    ['Trasmissione.puoRevocare', 'revocaTrasmissione', 'già accolta', [], () => revoca(accolta)],
  ];
}
