// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import { giornoRoma } from '@ambito/orari';
import { registraAssenza } from '../personale/assenze/registra-assenza.ts';
import { conferisciIncarico } from '../personale/incarichi/conferisci-incarico.ts';
import { registraAttoDiMandato } from '../personale/mandati/registra-atto-di-mandato.ts';
import { registraOperatore } from '../personale/operatori/registra-operatore.ts';
import { registraTitolo } from '../personale/titoli/registra-titolo.ts';
import { NaturaDatore, TitoloDiServizio } from '../personale/titoli/titolo.ts';
import { A04 } from './a04.ts';
import { OPERATORI, type OperatoreDimostrativo } from './dotazione.ts';
import { giorniPrima } from './giorni.ts';
import { loadReperibilita } from './reperibilita.ts';

/** Invented staff with titles and incarichi, the mandates that each Comune gives to all assistenti sociali, a rota, an absence. */
export async function loadPersonale(unit: WriteUnit, sedi: ReadonlyMap<string, string>, dal: string): Promise<void> {
  const assistenti: string[] = [];
  for (const [indice, operatore] of OPERATORI.entries()) {
    const id = await loadOperatore(unit, operatore, String(1_000 + indice), dal);
    for (const sede of operatore.sedi) {
      await conferisciIncarico(unit, {
        operatoreId: id,
        sedeId: sedi.get(sede) ?? '',
        dal,
        fte: operatore.fte,
        atto: 'Atto dimostrativo',
      });
    }
    if (operatore.qualifica === 'ASSISTENTE_SOCIALE') assistenti.push(id);
  }
  for (const [indice, { codiceIstat }] of A04.comuni.entries()) {
    await registraAttoDiMandato(unit, {
      codiceIstat,
      numero: String(indice + 1),
      data: dal,
      organo: 'Giunta comunale',
      dal,
      operatori: assistenti,
    });
  }
  await loadReperibilita(unit, assistenti);
  await loadAssenza(unit, assistenti.at(-1), assistenti[0]);
}

/** The last operator is away for ten days from today. The first, who has the demonstration account, is the substitute. */
async function loadAssenza(
  unit: WriteUnit,
  operatoreId: string | undefined,
  sostitutoId: string | undefined,
): Promise<void> {
  if (operatoreId === undefined || sostitutoId === undefined) return;
  const [operatore] = await unit.query<{ versione: number }>('SELECT versione FROM operatore WHERE id = $1', [
    operatoreId,
  ]);
  await registraAssenza(unit, {
    operatoreId,
    versione: operatore?.versione ?? 0,
    dal: giorniPrima(unit, 0),
    al: giorniPrima(unit, -9),
    sostitutoId,
    confermaSostitutoAssente: false,
  });
}

/** Registers the title of service: permanent, or a disciplinare up to the middle of next year. */
async function loadOperatore(
  unit: WriteUnit,
  { nome, cognome, qualifica, account, tempoIndeterminato, datore }: OperatoreDimostrativo,
  alboNumero: string,
  dal: string,
): Promise<string> {
  const id = await registraOperatore(unit, {
    nome,
    cognome,
    qualifica,
    account: account ?? `demo-${cognome.toLowerCase()}`,
    confermaOmonimo: false,
    ...(qualifica === 'ASSISTENTE_SOCIALE' ? { alboNumero, alboSezione: 'A', codiceDeontologicoAccettatoIl: dal } : {}),
  });
  await registraTitolo(unit, {
    operatoreId: id,
    versione: 1,
    atto: 'Atto dimostrativo',
    tempoIndeterminato,
    dal,
    ...(tempoIndeterminato
      ? {
          tipo: TitoloDiServizio.DIPENDENTE,
          ...(datore === undefined ? {} : { ente: datore.ente, datore: NaturaDatore[datore.natura] }),
        }
      : {
          tipo: TitoloDiServizio.DISCIPLINARE_INCARICO,
          sottoscrittoIl: dal,
          al: `${Number(giornoRoma(unit.adesso).slice(0, 4)) + 1}-06-30`,
        }),
  });
  return id;
}
