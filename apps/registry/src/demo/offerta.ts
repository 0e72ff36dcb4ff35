// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import { accreditaEnte } from '../offerta/accreditamenti/accredita-ente.ts';
import { TipoCompetenza } from '../offerta/enti/natura-ente.ts';
import { registraEnte } from '../offerta/enti/registra-ente.ts';
import type { PrestazioneInput } from '../offerta/prestazioni/prestazione-input.ts';
import { pubblicaPrestazione } from '../offerta/prestazioni/pubblica-prestazione.ts';
import { redigiPrestazione } from '../offerta/prestazioni/redigi-prestazione.ts';
import { organizzaPua } from '../offerta/pua/organizza-pua.ts';
import { ENTI } from './enti.ts';
import { PRESTAZIONI, type PrestazioneDimostrativa } from './prestazioni.ts';

const GIORNO = 86_400_000;
const fra = (unit: WriteUnit, giorni: number): string =>
  new Date(unit.adesso.getTime() + giorni * GIORNO).toISOString().slice(0, 10);

/** Invented enti with accreditations, an invented catalogue of prestazioni, and a PUA for real Comuni. */
export async function loadOfferta(unit: WriteUnit, sedi: ReadonlyMap<string, string>, dal: string): Promise<void> {
  const enti = await loadEnti(unit, dal);
  const sportelli = [...sedi.values()];
  for (const [indice, prestazione] of PRESTAZIONI.entries()) {
    const id = await redigiPrestazione(unit, contenutoDi(prestazione, enti, sportelli));
    // The last verifications expire soon, so that the desk shows them.
    const verificaScadeIl = fra(unit, indice > 22 ? 20 : 180);
    await pubblicaPrestazione(unit, { id, versione: 1, verificaScadeIl });
  }
  for (const [codiceIstat, sedeId] of sedi) {
    const distretto = ENTI.find(({ chiave }) => chiave === 'distretto-nord')?.comuni?.includes(codiceIstat) === true;
    const distrettoId = enti.get(distretto ? 'distretto-nord' : 'distretto') ?? '';
    await organizzaPua(unit, { codiceIstat, sedeId, distrettoId, dal });
  }
}

async function loadEnti(unit: WriteUnit, dal: string): Promise<Map<string, string>> {
  const enti = new Map<string, string>();
  for (const { chiave, natura, denominazione, descrizione, competenze, comuni = [], accreditamento } of ENTI) {
    const id = await registraEnte(unit, {
      natura,
      denominazione,
      descrizione,
      email: `${chiave}@example.org`,
      telefono: '0825 000000',
      dal,
      comuni: [...comuni],
      competenze: competenze.map(([tipo, aree = [], prestazioni = []]) => ({
        tipo,
        aree: [...aree],
        prestazioni: [...prestazioni],
      })),
    });
    enti.set(chiave, id);
    if (accreditamento === undefined) continue;
    const [prestazioni, mesi] = accreditamento;
    const al = fra(unit, mesi * 30);
    await accreditaEnte(unit, {
      enteId: id,
      versione: 1,
      prestazioni: [...prestazioni],
      dal,
      al,
      atto: 'Atto dimostrativo',
    });
  }
  return enti;
}

function contenutoDi(
  prestazione: PrestazioneDimostrativa,
  enti: ReadonlyMap<string, string>,
  sediIds: string[],
): PrestazioneInput {
  const { nome, parole, descrizione, codice, aree, requisiti, eta = [], isee = false, lingue = ['it'] } = prestazione;
  const { titolare, erogatore, competenza = 'SOCIALE' } = prestazione;
  return {
    nome,
    paroleChiave: [...parole],
    descrizione: `${descrizione} (Voce dimostrativa.)`,
    competenza: TipoCompetenza[competenza],
    ...(typeof codice === 'string' ? { codiceSiuss: codice } : { senzaCodicePerche: codice.nessuno }),
    aree: [...aree],
    ...(eta[0] === undefined ? {} : { etaMinima: eta[0] }),
    ...(eta[1] === undefined ? {} : { etaMassima: eta[1] }),
    comuni: [],
    requisiti,
    documenti: isee ? [{ nome: 'Documento di identità' }, { nome: 'Attestazione ISEE' }] : [],
    costo: isee ? 'Compartecipazione secondo l’ISEE.' : 'Gratuito.',
    costi: isee
      ? [
          { condizione: 'ISEE fino a 10.000 euro', importo: '0.00' },
          { condizione: 'ISEE oltre 10.000 euro', importo: '4.00', unita: 'all’ora o a prestazione' },
        ]
      : [],
    accessibilita: 'Le sedi sono senza gradini; a richiesta il colloquio si fa a casa o al telefono.',
    lingue: [...lingue],
    comeChiedere: 'Rivolgersi al Segretariato Sociale di un Comune qualsiasi dell’Ambito, anche per telefono.',
    tempoRisposta: isee ? '30 giorni dalla domanda completa' : 'Subito, o al primo appuntamento libero',
    orari: [],
    orariNote: 'Negli orari delle sedi.',
    titolareId: enti.get(titolare) ?? '',
    erogatoriIds: erogatore === undefined ? [] : [enti.get(erogatore) ?? ''],
    sediIds,
    responsabile: 'Segretariato Sociale (dimostrativo)',
    responsabileEmail: 'segretariato@example.org',
  };
}
