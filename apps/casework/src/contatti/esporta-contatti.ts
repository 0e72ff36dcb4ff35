// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';
import { BadUserInput } from '@ambito/errors';
import { DataIso, type GraphContext, type Risorsa } from '@ambito/subgraph';
import { finalitaEsportazione, type Vocabolario } from '@ambito/vocabulary';
import { stringify } from 'csv-stringify/sync';
import { readVocabolari } from '../anagrafe/vocabolari.ts';
import { contattiVisibili } from './contatti-visibili.ts';

/** Reading the contatti is no permission to carry them away: an export is an action of its own, and says what it is for. */
const contattiEsporta = defineAzione('contatti.esporta', {
  descrizione: 'esportare i contatti di un periodo',
  articolo: 'art. 2 c. 8',
  ammessi: ['COORDINATORE'],
  personale: true,
});

const FINALITA: readonly string[] = finalitaEsportazione.codici;
/** The most contatti of one export. */
const MASSIMO = 5_000;
const RIFERIMENTO = /^[\p{L}\p{N} ./-]{1,60}$/u;

/** Each code with its name beside it: who reads the file has no other list of them. */
const COLONNE = [
  ...['id', 'avvenuto_il', 'sede', 'sede_nome', 'canale', 'canale_nome', 'richiedente', 'richiedente_nome', 'urgente'],
  ...['bisogni', 'bisogni_nomi', 'esito', 'esito_nome', 'esito_il'],
  ...['codice_fiscale', 'cognome', 'nome', 'comune_residenza', 'comune_residenza_nome'],
] as const;
type Riga = Readonly<Record<(typeof COLONNE)[number], string | null>> & { readonly persona: string | null };

/** What the request says that it wants, and why. */
interface Richiesta {
  readonly dal: string;
  readonly al: string;
  readonly motivo: string;
}

export const esportaContatti: Risorsa = {
  metodo: 'GET',
  percorso: '/contatti/esportazione.csv',
  azione: contattiEsporta,
  descrizione:
    'I contatti di un periodo (dal, al) in CSV, per una finalità dichiarata (finalita, e se occorre riferimento): resta scritta nel registro degli accessi, con ogni contatto e ogni persona esportati.',
  async rispondi(context, request, response) {
    const richiesta = readRichiesta(request.query);
    const righe = await conNomi(context, await loadRighe(context, richiesta));
    if (righe.length > MASSIMO)
      throw new BadUserInput(['al'], `Un'esportazione ha al massimo ${MASSIMO} contatti: abbrevia il periodo`);
    const { dal, al, motivo } = richiesta;
    context.audit('EsportazioneContatti', `${dal}/${al}`, motivo);
    for (const { id, persona } of righe) {
      context.audit('Contatto', String(id), motivo);
      if (persona !== null) context.audit('Persona', persona, motivo);
    }
    await context.endReads();
    response.attachment(`contatti-${dal}-${al}.csv`);
    response.setHeader('content-type', 'text/csv; charset=utf-8');
    response.end(writeCsv(righe));
  },
};

/** @throws BadUserInput naming the parameter that is missing or wrong */
function readRichiesta(query: Readonly<Record<string, unknown>>): Richiesta {
  const { finalita, riferimento } = query;
  if (typeof finalita !== 'string' || !FINALITA.includes(finalita))
    throw new BadUserInput(['finalita'], `Indica la finalità dell'esportazione: ${FINALITA.join(', ')}`);
  if (riferimento !== undefined && (typeof riferimento !== 'string' || !RIFERIMENTO.test(riferimento)))
    throw new BadUserInput(
      ['riferimento'],
      'Il riferimento è un protocollo o un atto: lettere, cifre, spazi, punti, barre e trattini',
    );
  const [dal, al] = [readGiorno(query, 'dal'), readGiorno(query, 'al')];
  if (al < dal) throw new BadUserInput(['al'], 'Il periodo finisce prima di cominciare');
  return { dal, al, motivo: `esportazione per ${finalita}${riferimento === undefined ? '' : `, ${riferimento}`}` };
}

function readGiorno(query: Readonly<Record<string, unknown>>, nome: 'dal' | 'al'): string {
  try {
    return DataIso.parseValue(query[nome]) as string;
  } catch {
    throw new BadUserInput([nome], 'Indica un giorno nella forma AAAA-MM-GG');
  }
}

/** The contatti that the actor may see, one more than an export may have. */
function loadRighe(context: GraphContext, { dal, al }: Richiesta): Promise<Riga[]> {
  const { lettura, ambitoId } = context;
  const { where, parameters } = contattiVisibili(lettura, { used: 3, ambito: '$1' });
  return lettura.query(
    `SELECT contatto.id, to_char(avvenuto_il AT TIME ZONE 'Europe/Rome', 'YYYY-MM-DD HH24:MI') AS avvenuto_il, sede_id AS sede,
       sede.denominazione AS sede_nome, canale,
       richiedente, CASE WHEN urgente THEN 'sì' ELSE 'no' END AS urgente, bisogni.codici AS bisogni, esito,
       to_char(esito_il AT TIME ZONE 'Europe/Rome', 'YYYY-MM-DD HH24:MI') AS esito_il, persona.id AS persona, codice_fiscale, cognome,
       persona.nome, residenza.codice AS comune_residenza, comune.nome AS comune_residenza_nome
     FROM contatto
     LEFT JOIN persona ON persona.ambito_id = contatto.ambito_id AND persona.id = contatto.persona_id
     LEFT JOIN anagrafe_sede AS sede ON sede.id = contatto.sede_id
     CROSS JOIN LATERAL (VALUES (coalesce(contatto.comune_residenza, persona.comune_residenza))) AS residenza (codice)
     LEFT JOIN anagrafe_comune AS comune ON comune.codice_istat = residenza.codice
     CROSS JOIN LATERAL (
       SELECT string_agg(codice, ' ' ORDER BY codice) AS codici FROM contatto_bisogno b
       WHERE b.ambito_id = contatto.ambito_id AND b.contatto_id = contatto.id) AS bisogni
     WHERE contatto.ambito_id = $1 AND avvenuto_il >= $2::date::timestamp AT TIME ZONE 'Europe/Rome'
       AND avvenuto_il < ($3::date + 1)::timestamp AT TIME ZONE 'Europe/Rome' AND ${where}
     ORDER BY avvenuto_il, contatto.id LIMIT ${MASSIMO + 1}`,
    [ambitoId, dal, al, ...parameters],
  );
}

/** Writes beside each code of a list the name that it had on the day of the contatto, or of its outcome. */
async function conNomi(context: GraphContext, righe: readonly Riga[]): Promise<Riga[]> {
  const [canali, richiedenti, bisogni, esiti] = await readVocabolari(
    context.lettura,
    ...(['CANALI', 'RICHIEDENTI', 'BISOGNI', 'ESITI_CONTATTO'] as const),
  );
  return righe.map((riga) => {
    const avvenuto = (riga.avvenuto_il ?? '').slice(0, 10);
    const nomi = (vocabolario: Vocabolario, codici: string | null, giorno = avvenuto): string | null =>
      codici === null
        ? null
        : codici
            .split(' ')
            .map((codice) => vocabolario.voce(codice, giorno)?.nome ?? codice)
            .join(' | ');
    return {
      ...riga,
      canale_nome: nomi(canali, riga.canale),
      richiedente_nome: nomi(richiedenti, riga.richiedente),
      bisogni_nomi: nomi(bisogni, riga.bisogni),
      esito_nome: nomi(esiti, riga.esito, riga.esito_il?.slice(0, 10)),
    };
  });
}

/** No cell is taken for a formula by a spreadsheet. */
function writeCsv(righe: readonly Riga[]): string {
  return stringify([[...COLONNE], ...righe.map((riga) => COLONNE.map((colonna) => riga[colonna] ?? ''))], {
    bom: true,
    delimiter: ';',
    escape_formulas: true,
  });
}
