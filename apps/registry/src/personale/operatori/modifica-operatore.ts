// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import { CodiceRegione, Command, Permesso, Unit, UpdateInput, UUID } from '@ambito/subgraph';
import { IsIn, Length } from 'class-validator';
import { Arg, Field, Int, Resolver } from 'type-graphql';
import { updateGiven } from '../../update-given.ts';
import { requireAccountLibero } from './account-del-coordinatore.ts';
import { finishModifica, loadOperatore } from './load-operatore.ts';
import { NumeroDiAlbo } from './numero-di-albo.ts';
import { requireIscrizioneLibera, requireOmonimoConfermato } from './omonimi.ts';
import { OperatoreEntity } from './operatore.entity.ts';
import { operatoreReference } from './operatore.reference.ts';
import { Operatore, PermessiOperatore } from './operatore.ts';

@UpdateInput(OperatoreEntity, 'I dati di un operatore da correggere')
export class ModificaOperatoreInput {
  @Field(() => UUID, { description: "L'operatore." })
  operatoreId!: string;

  @Field(() => Int, { description: 'Versione che si è letta.' })
  versione!: number;

  @Field(() => String, { nullable: true, description: 'Nome.' })
  @Length(1, 100)
  nome?: string;

  @Field(() => String, { nullable: true, description: 'Cognome.' })
  @Length(1, 100)
  cognome?: string;

  @Field(() => String, { nullable: true, description: "L'account con cui accede." })
  @Length(1, 200)
  account?: string | null;

  @Field(() => String, { nullable: true, description: "Codice ISTAT della Regione dell'albo, due cifre." })
  @CodiceRegione()
  alboRegione?: string | null;

  @Field(() => String, { nullable: true, description: "Numero di iscrizione all'albo, senza la sezione." })
  @NumeroDiAlbo()
  alboNumero?: string | null;

  @Field(() => String, { nullable: true, description: "Sezione dell'albo: A o B." })
  @IsIn(['A', 'B'])
  alboSezione?: string | null;

  @Field({
    defaultValue: false,
    description: "Se è un'altra persona, quando un operatore dell'Ambito ha già questo nome, comunque scritto.",
  })
  confermaOmonimo: boolean = false;
}

/** What tells an operator from others: only where it changes is a double looked for. */
const DISTINGUONO = ['nome', 'cognome', 'alboRegione', 'alboSezione', 'alboNumero'] as const;

@Resolver(() => PermessiOperatore)
export class ModificaOperatore {
  /** Art. 8: corrects the data of an operator; the qualification never changes. @returns the operator's id */
  @Command(() => Operatore, {
    description: 'Corregge i dati di un operatore (art. 8).',
    articolo: 'art. 8',
    ammessi: ['COORDINATORE'],
    reload: operatoreReference,
  })
  async modificaOperatore(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'I dati da correggere.' }) input: ModificaOperatoreInput,
  ): Promise<string> {
    const { operatoreId, versione, confermaOmonimo, ...dati } = input;
    const prima = await loadOperatore(unit, operatoreId, versione);
    if (dati.account !== undefined) await requireAccountLibero(unit, operatoreId, dati.account);
    const dopo = { ...prima, ...dati };
    const altro = DISTINGUONO.some((campo) => dopo[campo] !== prima[campo]);
    if (altro) await requireIscrizioneLibera(unit, dopo, operatoreId);
    const omonimo = altro && (await requireOmonimoConfermato(unit, dopo, confermaOmonimo, operatoreId));
    await updateGiven(unit, OperatoreEntity, operatoreId, altro ? { ...dati, omonimo } : dati);
    return finishModifica(unit, operatoreId);
  }

  @Permesso('Se può correggerne i dati.')
  puoModificare(): boolean {
    return true;
  }
}
