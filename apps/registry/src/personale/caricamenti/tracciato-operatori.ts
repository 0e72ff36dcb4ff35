// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { giornoRoma, vale } from '@ambito/orari';
import { columnsOf, type WriteUnit } from '@ambito/persistence';
import { readVoci } from '../../ambito/vocabolari/require-voce.ts';
import { conferisciIncarico, ConferisciIncaricoInput } from '../incarichi/conferisci-incarico.ts';
import { OperatoreEntity } from '../operatori/operatore.entity.ts';
import { regioneDi, registraOperatore, RegistraOperatoreInput } from '../operatori/registra-operatore.ts';
import { NaturaDatore, TitoloDiServizio } from '../titoli/titolo.ts';
import { cifre, data, numero, piano, scelta, siNo, testo } from './celle.ts';
import { requireUguale, requireValido, type Tracciato } from './tracciato.ts';

type RigaOperatore = RegistraOperatoreInput & Omit<ConferisciIncaricoInput, 'operatoreId' | 'sedeId' | 'titoloId'>;

const TITOLI = {
  Dipendente: TitoloDiServizio.DIPENDENTE,
  "Disciplinare d'incarico": TitoloDiServizio.DISCIPLINARE_INCARICO,
};
const DATORI = {
  Comune: NaturaDatore.COMUNE,
  Ambito: NaturaDatore.AMBITO,
  'Ente strumentale': NaturaDatore.ENTE_STRUMENTALE,
  'ASL rimborsata': NaturaDatore.ASL_RIMBORSATA,
  'Terzo settore': NaturaDatore.TERZO_SETTORE,
  Altro: NaturaDatore.ALTRO,
};

/**
 * Art. 8: a row is an incarico, by `conferisciIncarico`, of an operator who is registered first by `registraOperatore`; a
 * registered operator does not change: a cell that differs is refused, since changes are made by `modificaOperatore`.
 */
export const tracciatoOperatori: Tracciato<RigaOperatore> = {
  colonne: {
    nome: { intestazione: 'Nome', obbligatoria: true, read: testo },
    cognome: { intestazione: 'Cognome', obbligatoria: true, read: testo },
    qualifica: { intestazione: 'Qualifica', obbligatoria: true, read: testo },
    account: { intestazione: 'Account', obbligatoria: false, read: testo },
    alboRegione: { intestazione: 'Regione dell’albo', obbligatoria: false, read: cifre(2) },
    alboNumero: { intestazione: 'Numero di albo', obbligatoria: false, read: testo },
    alboSezione: { intestazione: 'Sezione dell’albo', obbligatoria: false, read: testo },
    codiceDeontologicoAccettatoIl: {
      intestazione: 'Codice deontologico accettato il',
      obbligatoria: false,
      read: data,
    },
    codiceIstat: { intestazione: 'Codice ISTAT della sede', obbligatoria: true, read: cifre(6) },
    dal: { intestazione: 'Dal', obbligatoria: true, read: data },
    al: { intestazione: 'Al', obbligatoria: false, read: data },
    fte: { intestazione: 'Tempo pieno equivalente', obbligatoria: true, read: numero },
    titolo: { intestazione: 'Titolo di servizio', obbligatoria: false, read: scelta(TITOLI) },
    tempoIndeterminato: { intestazione: 'Tempo indeterminato', obbligatoria: false, read: siNo },
    ente: { intestazione: 'Datore di lavoro', obbligatoria: false, read: testo },
    datore: { intestazione: 'Tipo di datore di lavoro', obbligatoria: false, read: scelta(DATORI) },
    atto: { intestazione: 'Atto', obbligatoria: true, read: testo },
    confermaOmonimo: { intestazione: 'Omonimo confermato', obbligatoria: false, read: siNo },
  },
  insieme: [],
  async write(unit, [riga]) {
    const { codiceIstat, dal, al, fte, titolo, tempoIndeterminato, ente, datore, atto, ...anagrafica } =
      riga as RigaOperatore;
    const qualifica = await codiceDi(unit, anagrafica.qualifica);
    const operatore = Object.assign(new RegistraOperatoreInput(), { ...anagrafica, qualifica });
    requireValido(operatore);
    const noto = await operatoreNoto(unit, operatore);
    const operatoreId = noto ?? (await registraOperatore(unit, operatore));
    const incarico = Object.assign(new ConferisciIncaricoInput(), {
      operatoreId,
      ...(await luogoDi(unit, codiceIstat ?? '', dal)),
      dal,
      fte,
      atto,
      ...senzaAssenti({ al, titolo, tempoIndeterminato, ente, datore }),
    });
    requireValido(incarico);
    if (noto !== undefined && (await incaricoNoto(unit, incarico))) return false;
    await conferisciIncarico(unit, incarico);
    return true;
  },
};

/**
 * The code of a qualification by its code or its name, whatever its capitals, accents and blanks; the words themselves when it is on no list.
 * An entry that is in use comes before another one of the same name. `registraOperatore` says whether it is.
 */
async function codiceDi(unit: WriteUnit, parole: string): Promise<string> {
  const oggi = giornoRoma(unit.adesso);
  const voci = await readVoci(unit, 'QUALIFICHE');
  const perPrime = [...voci].sort((a, b) => Number(vale(b, oggi)) - Number(vale(a, oggi)));
  const cercata = piano(parole);
  const trovata =
    perPrime.find(({ codice }) => piano(codice) === cercata) ?? perPrime.find(({ nome }) => piano(nome) === cercata);
  return trovata?.codice ?? parole;
}

/**
 * The operator of the Ambito that a row names: by account, by albo, or by the very name if the row has neither. A name that is
 * written in another way is a possible double, which `registraOperatore` tells. If the row has no
 * Regione of the albo, it means the Ambito's.
 * @returns the id; undefined for an operator who is not registered
 * @throws BadUserInput when the account or the albo belongs to an operator with another name, or for a cell that differs from
 * the register
 */
async function operatoreNoto(unit: WriteUnit, input: RegistraOperatoreInput): Promise<string | undefined> {
  const { confermaOmonimo: _, ...dati } = input;
  const { nome, cognome, qualifica, account, alboNumero, alboSezione } = dati;
  const alboRegione = alboNumero === undefined ? input.alboRegione : (input.alboRegione ?? (await regioneDi(unit)));
  const [noto] = await unit.query<OperatoreEntity>(
    `SELECT ${columnsOf(OperatoreEntity)} FROM operatore WHERE ambito_id = $1 AND CASE
       WHEN $2::text IS NOT NULL AND account = $2 THEN true
       WHEN $3::text IS NOT NULL AND albo_numero = $3 THEN (albo_regione, albo_sezione) = ($4::text, $5::text)
       ELSE $2 IS NULL AND $3 IS NULL AND (nome, cognome, qualifica) = ($6::text, $7::text, $8::text) END
     ORDER BY account IS NOT DISTINCT FROM $2 DESC, id LIMIT 1`,
    [unit.ambitoId, account, alboNumero, alboRegione, alboSezione, nome, cognome, qualifica],
  );
  if (noto === undefined) return undefined;
  if (noto.nome !== nome || noto.cognome !== cognome)
    throw new BadUserInput([account === undefined ? 'alboNumero' : 'account'], 'È già di un altro operatore');
  requireUguale(
    { ...dati, alboRegione },
    { ...noto },
    "L'operatore è già registrato con un altro valore: si modifica dalla sua scheda",
  );
  return noto.id;
}

/** The sede of the Comune; the Comune itself when it has no sede. */
async function luogoDi(unit: WriteUnit, codiceIstat: string, giorno: string) {
  const [sede] = await unit.query<{ id: string }>(
    'SELECT id FROM sede WHERE ambito_id = $1 AND codice_istat = $2 AND periodo @> $3::date',
    [unit.ambitoId, codiceIstat, giorno],
  );
  return sede === undefined ? { codiceIstat } : { sedeId: sede.id };
}

/**
 * Whether the operator has the incarico of a row: in that place, from that day.
 * @throws BadUserInput for a cell that differs from it, or from its titolo. A disciplinare has the employer of its kind, whatever a row says
 */
async function incaricoNoto(unit: WriteUnit, incarico: ConferisciIncaricoInput): Promise<boolean> {
  const { operatoreId, sedeId, codiceIstat, dal, al, fte, atto, titolo, tempoIndeterminato, ente, datore } = incarico;
  const [noto] = await unit.query<Record<string, unknown>>(
    `SELECT upper(i.periodo) - 1 AS al, i.fte::float AS fte, i.atto, t.tipo AS titolo, t.ente, t.datore,
       t.tempo_indeterminato AS "tempoIndeterminato"
     FROM incarico AS i JOIN titolo_di_servizio AS t ON t.id = i.titolo_id
     WHERE i.operatore_id = $1 AND (i.sede_id = $2::uuid OR i.codice_istat = $3) AND lower(i.periodo) = $4::date`,
    [operatoreId, sedeId, codiceIstat, dal],
  );
  if (noto === undefined) return false;
  const delDatore = noto['titolo'] === TitoloDiServizio.DIPENDENTE ? { tempoIndeterminato, ente, datore } : {};
  requireUguale(
    { al, fte, atto, titolo, ...delDatore },
    noto,
    "L'incarico è già registrato con un altro valore: si modifica dalla scheda dell'operatore",
  );
  return true;
}

function senzaAssenti(valori: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(valori).filter(([, valore]) => valore !== undefined));
}
