// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Ruolo } from '@ambito/access';
import { asLists, type Answer } from '@ambito/testing';
import { ALTRO_ASSISTENTE, APERTA, ASSISTENTE, SEDE, type Casework } from './testing.ts';

export const MUTAZIONI = {
  registraContatto:
    'mutation ($input: RegistraContattoInput!, $chiave: ID) { registraContatto(input: $input, chiaveIdempotenza: $chiave) { id versione persona { id } } }',
  decodificaBisogni: 'mutation ($input: DecodificaBisogniInput!) { decodificaBisogni(input: $input) { id versione } }',
  concludiContatto: 'mutation ($input: ConcludiContattoInput!) { concludiContatto(input: $input) { id esito } }',
  richiediPresaInCarico: 'mutation ($input: RichiediPresaInCaricoInput!) { richiediPresaInCarico(input: $input) }',
  assegnaPresaInCarico:
    'mutation ($input: AssegnaPresaInCaricoInput!) { assegnaPresaInCarico(input: $input) { id versione stato } }',
  assegnaInUrgenza:
    'mutation ($input: AssegnaInUrgenzaInput!) { assegnaInUrgenza(input: $input) { id versione stato caseManager { id } urgenza { motivo daRegolarizzareEntro regolarizzataIl } permessi { puoRegolarizzare } } }',
  regolarizzaUrgenza:
    'mutation ($input: RegolarizzaUrgenzaInput!) { regolarizzaUrgenza(input: $input) { id versione urgenza { regolarizzataIl } responsabilita { edges { node { natura } } } } }',
  annullaPassaggio:
    'mutation ($input: AnnullaPassaggioInput!) { annullaPassaggio(input: $input) { id versione responsabilita { edges { node { natura dalle inFuturo } } } } }',
  cambiaCaseManager:
    'mutation ($input: CambiaCaseManagerInput!) { cambiaCaseManager(input: $input) { id versione caseManager { id } responsabilita { edges { node { natura nota dalle alle operatore { id } } } } } }',
  nonAccogliPresaInCarico:
    'mutation ($input: NonAccogliPresaInCaricoInput!) { nonAccogliPresaInCarico(input: $input) { id stato motivo } }',
  prendiInCarico: 'mutation ($input: PrendiInCaricoInput!) { prendiInCarico(input: $input) { id versione stato } }',
  sospendi: 'mutation ($input: SospendiInput!) { sospendi(input: $input) { id versione stato } }',
  rettificaSospensione:
    'mutation ($input: RettificaSospensioneInput!) { rettificaSospensione(input: $input) { id versione stato sospensioni { edges { node { id dalle alle motivo previstaFinoAl } } } } }',
  riprendi: 'mutation ($input: RiprendiInput!) { riprendi(input: $input) { id versione stato } }',
  trasferisci: 'mutation ($input: TrasferisciInput!) { trasferisci(input: $input) { id versione stato } }',
  annullaDimissione:
    'mutation ($input: AnnullaDimissioneInput!) { annullaDimissione(input: $input) { id versione stato conclusaIl motivo caseManager { id } } }',
  annullaNonAccoglimento:
    'mutation ($input: AnnullaNonAccoglimentoInput!) { annullaNonAccoglimento(input: $input) { id versione stato conclusaIl motivo caseManager { id } } }',
  annullaTrasferimento:
    'mutation ($input: AnnullaTrasferimentoInput!) { annullaTrasferimento(input: $input) { id versione stato caseManager { id } } }',
  rettificaDimissione:
    'mutation ($input: RettificaDimissioneInput!) { rettificaDimissione(input: $input) { id versione stato conclusaIl motivo dimissione { data motivo valutazione } } }',
  rettificaTrasferimento:
    'mutation ($input: RettificaTrasferimentoInput!) { rettificaTrasferimento(input: $input) { id versione stato trasferimento { data comune { codiceIstat } relazione } } }',
  dimetti: 'mutation ($input: DimettiInput!) { dimetti(input: $input) { id versione stato dimissione { motivo } } }',
  redigiProgetto:
    'mutation ($input: RedigiProgettoInput!) { redigiProgetto(input: $input) { id versione stato obiettivi { id } interventi { id } verifiche { id } } }',
  modificaProgetto:
    'mutation ($input: ModificaProgettoInput!) { modificaProgetto(input: $input) { id versione stato obiettivi { id descrizione } interventi { id prestazione costo impegni { anno impegnato } } verifiche { id prevista } } }',
  accettaProgetto: 'mutation ($input: AccettaProgettoInput!) { accettaProgetto(input: $input) { id versione stato } }',
  concludiIntervento:
    'mutation ($input: ConcludiInterventoInput!) { concludiIntervento(input: $input) { id versione interventi { id conclusoAl motivoConclusione impegni { anno previsto impegnato } } } }',
  riapriIntervento:
    'mutation ($input: RiapriInterventoInput!) { riapriIntervento(input: $input) { id versione interventi { id conclusoAl impegni { anno previsto impegnato } } } }',
  trasmettiRichiesta:
    'mutation ($input: TrasmettiRichiestaInput!) { trasmettiRichiesta(input: $input) { id versione stato entro permessi { puoRegistrarePresaVisione puoRegistrareEsito puoRevocare } } }',
  registraPresaVisione:
    'mutation ($input: RegistraPresaVisioneInput!) { registraPresaVisione(input: $input) { id versione stato permessi { puoRegistrarePresaVisione puoRegistrareEsito puoRevocare } } }',
  registraEsitoTrasmissione:
    'mutation ($input: RegistraEsitoTrasmissioneInput!) { registraEsitoTrasmissione(input: $input) { id versione stato permessi { puoRegistrareEsito puoRevocare } } }',
  rettificaEsitoTrasmissione:
    'mutation ($input: RettificaEsitoTrasmissioneInput!) { rettificaEsitoTrasmissione(input: $input) { id versione stato passi { stato avvenutoIl canale riferimento motivo } } }',
  annullaPassoTrasmissione:
    'mutation ($input: AnnullaPassoTrasmissioneInput!) { annullaPassoTrasmissione(input: $input) { id versione stato permessi { puoRegistrareEsito } } }',
  revocaTrasmissione:
    'mutation ($input: RevocaTrasmissioneInput!) { revocaTrasmissione(input: $input) { id versione stato permessi { puoRegistrareEsito } } }',
  registraVerifica:
    'mutation ($input: RegistraVerificaInput!) { registraVerifica(input: $input) { id versione obiettivi { esito } } }',
} as const;
export type Mutazione = keyof typeof MUTAZIONI;

export const contatto = (extra: object = {}) => ({
  sedeId: SEDE,
  avvenutoIl: APERTA.toISOString(),
  canale: 'DI_PERSONA',
  richiedente: 'UTENTE',
  persona: { nome: 'Maria', cognome: 'Rossi', dataNascita: '1980-01-01', sesso: 'F', comuneResidenza: '064071' },
  ...extra,
});

export const progetto = (presaInCaricoId: string, versione: number) => ({
  presaInCaricoId,
  versione,
  obiettivi: [{ descrizione: 'Autonomia', indicatore: 'Visite svolte' }],
  interventi: [{ prestazione: 'A2.07', costo: '120.00', dal: '2026-11-25' }],
  verifiche: ['2026-12-01'],
});

/** An assistente sociale, to whom cases are assigned, with the account of their commands. */
interface CaseManager {
  readonly operatoreId: string;
  readonly sub?: string;
}

/** Gives commands as a role. Each answers the record that it wrote, or throws the refusal. */
export function percorsoDi({ call }: Casework, caseManager: CaseManager = { operatoreId: ASSISTENTE }) {
  /** Gives a command and answers whole, for a test that expects a refusal. */
  const attempt = (
    ruolo: Ruolo,
    mutazione: Mutazione,
    input: object,
    sub = ruolo === 'ASSISTENTE_SOCIALE' ? caseManager.sub : undefined,
  ): Promise<Answer> => call(ruolo, MUTAZIONI[mutazione], { input }, sub);

  async function command<T>(ruolo: Ruolo, mutazione: Mutazione, input: object): Promise<T> {
    const { data, errors } = await attempt(ruolo, mutazione, input);
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return asLists<Record<string, T>>(data)[mutazione] as T;
  }

  /** Makes a request, from a contatto with a decoded need. */
  async function richiesta(persona?: object): Promise<string> {
    const aperto = await command<{ id: string }>(
      'SEGRETARIATO',
      'registraContatto',
      contatto(persona === undefined ? {} : { persona }),
    );
    await command('SEGRETARIATO', 'decodificaBisogni', {
      contattoId: aperto.id,
      versione: 1,
      bisogni: [{ codice: 'ELD_DOMICILIO' }],
    });
    return command<string>('SEGRETARIATO', 'richiediPresaInCarico', {
      contattoId: aperto.id,
      versione: 2,
      area: 'ELD',
    });
  }

  async function assegnata(persona?: object): Promise<string> {
    const id = await richiesta(persona);
    await command('COORDINATORE', 'assegnaPresaInCarico', {
      presaInCaricoId: id,
      versione: 1,
      operatoreId: caseManager.operatoreId,
    });
    return id;
  }

  /** Makes a case in charge, at version 3. */
  async function inCarico(persona?: object): Promise<string> {
    const id = await assegnata(persona);
    await command('ASSISTENTE_SOCIALE', 'prendiInCarico', { presaInCaricoId: id, versione: 2 });
    return id;
  }

  /** A case that passes to another assistente sociale on a later day. */
  async function inPassaggio(persona?: object): Promise<string> {
    const id = await inCarico(persona);
    const passaggio = { presaInCaricoId: id, versione: 3, operatoreId: ALTRO_ASSISTENTE, nota: 'Cambio di zona' };
    await command('COORDINATORE', 'cambiaCaseManager', { ...passaggio, dal: '2027-01-01' });
    return id;
  }

  async function conProgetto(persona?: object) {
    const presaInCaricoId = await inCarico(persona);
    const bozza = await command<{ id: string } & Record<'obiettivi' | 'interventi' | 'verifiche', { id: string }[]>>(
      'ASSISTENTE_SOCIALE',
      'redigiProgetto',
      progetto(presaInCaricoId, 3),
    );
    return {
      presaInCaricoId,
      progettoId: bozza.id,
      obiettivoId: bozza.obiettivi[0]!.id,
      interventoId: bozza.interventi[0]!.id,
      verificaId: bozza.verifiche[0]!.id,
    };
  }

  /** Makes an accepted project, at version 2. */
  async function attivo(persona?: object): Promise<Awaited<ReturnType<typeof conProgetto>>> {
    const quale = await conProgetto(persona);
    await command('ASSISTENTE_SOCIALE', 'accettaProgetto', {
      ...{ progettoId: quale.progettoId, versione: 1, parole: 'Va bene', accettatoDa: 'PERSONA' },
    });
    return quale;
  }

  return { attempt, command, richiesta, assegnata, inCarico, inPassaggio, conProgetto, attivo };
}
