// SPDX-License-Identifier: AGPL-3.0-or-later
import { uuidv7 } from '@ambito/events';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { CodiceRegione, Command, DataIso, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { LUNGHEZZA_CODICE } from '@ambito/vocabulary';
import { IsIn, Length } from 'class-validator';
import { Arg, Ctx, Field, InputType, Resolver, Root } from 'type-graphql';
import { PermessiAmbito, type AmbitoRow } from '../../ambito/ambiti/ambito.ts';
import { requireVoce } from '../../ambito/vocabolari/require-voce.ts';
import { NumeroDiAlbo } from './numero-di-albo.ts';
import { requireIscrizioneLibera, requireOmonimoConfermato } from './omonimi.ts';
import { OperatoreEntity } from './operatore.entity.ts';
import { emitOperatore } from './operatore.evento.ts';
import { operatoreReference } from './operatore.reference.ts';
import { Operatore } from './operatore.ts';

@InputType({ description: 'Un operatore da registrare.' })
export class RegistraOperatoreInput {
  @Field({ description: 'Nome.' })
  @Length(1, 100)
  nome!: string;

  @Field({ description: 'Cognome.' })
  @Length(1, 100)
  cognome!: string;

  @Field({
    description:
      'Qualifica, dal vocabolario in vigore (QUALIFICHE): ASSISTENTE_SOCIALE, SEGRETARIATO, COORDINATORE e quelle aggiunte.',
  })
  @Length(1, LUNGHEZZA_CODICE)
  qualifica!: string;

  @Field(() => String, { nullable: true, description: "L'account con cui accede (sub del fornitore di identità)." })
  @Length(1, 200)
  account?: string;

  @Field(() => String, {
    nullable: true,
    description: "Codice ISTAT della Regione dell'albo, due cifre; quella dell'Ambito, se manca.",
  })
  @CodiceRegione()
  alboRegione?: string;

  @Field(() => String, { nullable: true, description: "Numero di iscrizione all'albo, senza la sezione." })
  @NumeroDiAlbo()
  alboNumero?: string;

  @Field(() => String, { nullable: true, description: "Sezione dell'albo: A o B." })
  @IsIn(['A', 'B'])
  alboSezione?: string;

  @Field(() => DataIso, { nullable: true, description: 'Giorno in cui ha accettato il codice deontologico (art. 8).' })
  codiceDeontologicoAccettatoIl?: string;

  @Field({
    defaultValue: false,
    description: "Se è un'altra persona, quando un operatore dell'Ambito ha già questo nome, comunque scritto.",
  })
  confermaOmonimo: boolean = false;
}

/** Art. 8: an operator of the Ambito; an assistente sociale is enrolled in the albo. @returns the operator's id */
export async function registraOperatore(unit: WriteUnit, input: RegistraOperatoreInput): Promise<string> {
  const id = uuidv7();
  const { nome, cognome, qualifica, account = null, codiceDeontologicoAccettatoIl = null, confermaOmonimo } = input;
  const { alboNumero = null, alboSezione = null } = input;
  const alboRegione = alboNumero === null ? null : (input.alboRegione ?? (await regioneDi(unit)));
  const nominato = { nome, cognome, alboRegione, alboNumero, alboSezione };
  await requireVoce(unit, 'QUALIFICHE', qualifica, giornoRoma(unit.adesso), ['input', 'qualifica']);
  await requireIscrizioneLibera(unit, nominato);
  await unit.manager.insert(OperatoreEntity, {
    id,
    ambitoId: unit.ambitoId,
    ...nominato,
    qualifica,
    account,
    codiceDeontologicoAccettatoIl,
    omonimo: await requireOmonimoConfermato(unit, nominato, confermaOmonimo),
    versione: 1,
  });
  await emitOperatore(unit, id);
  unit.audit('Operatore', id);
  return id;
}

/** The Regione of an albo if the input names none: the Ambito's. */
export async function regioneDi(unit: WriteUnit): Promise<string> {
  const [ambito] = await unit.query<{ regione: string }>('SELECT regione FROM ambito WHERE id = $1', [unit.ambitoId]);
  if (ambito === undefined) throw new Error(`No Ambito ${unit.ambitoId}`);
  return ambito.regione;
}

@Resolver(() => PermessiAmbito)
export class RegistraOperatore {
  @Command(() => Operatore, {
    description: "Registra un operatore dell'Ambito (art. 8).",
    articolo: 'art. 8',
    ammessi: ['COORDINATORE'],
    reload: operatoreReference,
  })
  registraOperatore(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "I dati dell'operatore." }) input: RegistraOperatoreInput,
  ): Promise<string> {
    return registraOperatore(unit, input);
  }

  @Permesso('Se può registrare un operatore.')
  puoRegistrareOperatore(@Root() { id }: AmbitoRow, @Ctx() { ambitoId }: GraphContext): boolean {
    return id === ambitoId;
  }
}
