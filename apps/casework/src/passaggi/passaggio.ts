// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import { AtMost, DataIso, UUID } from '@ambito/subgraph';
import { ArrayNotEmpty, Length } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';

/** How many cases are proposed, looked at and handed over together. */
export const MAX_PASSAGGI = 100;

@InputType({ description: 'Un caso che passa, con chi lo riceve.' })
export class PassaggioInput {
  @Field(() => UUID, { description: 'La presa in carico.' })
  presaInCaricoId!: string;

  @Field(() => Int, { description: 'Versione che si è letta.' })
  versione!: number;

  @Field(() => UUID, { description: "L'assistente sociale a cui passa." })
  operatoreId!: string;

  @Field(() => DataIso, { nullable: true, description: 'Primo giorno; adesso, se manca.' })
  dal?: string;
}

@InputType({ description: 'Casi che passano insieme ad altri assistenti sociali.' })
export class PassaCasiInput {
  @Field(() => [PassaggioInput], { description: 'I passaggi, ciascuno di un caso.' })
  @ArrayNotEmpty()
  @AtMost(MAX_PASSAGGI)
  passaggi!: PassaggioInput[];

  @Field({ description: 'La consegna, per tutti: perché passano e che cosa occorre sapere.' })
  @Length(3, 4_000)
  nota!: string;

  @Field({
    defaultValue: false,
    description: 'Se i casi vanno affidati anche a chi, dal giorno del passaggio o più avanti, è assente.',
  })
  confermaAssenza: boolean = false;
}

/** Why handovers that are made together have no day that has passed. */
const GIA_PASSATO =
  'Il giorno è già passato: indica oggi, o un giorno più avanti. Un passaggio già avvenuto si registra caso per caso';

/** @throws BadUserInput naming each handover in the past and each case that is there twice */
export function requirePassaggi(passaggi: readonly PassaggioInput[], adesso: Date): void {
  const oggi = giornoRoma(adesso);
  const visti = new Set<string>();
  const campi = passaggi.flatMap(({ presaInCaricoId, dal = oggi }, indice) => {
    const gia = visti.has(presaInCaricoId);
    visti.add(presaInCaricoId);
    const percorso = (campo: string): string[] => ['input', 'passaggi', String(indice), campo];
    return [
      ...(gia ? [{ percorso: percorso('presaInCaricoId'), messaggio: 'Il caso è già fra quelli che passano' }] : []),
      ...(dal < oggi ? [{ percorso: percorso('dal'), messaggio: GIA_PASSATO }] : []),
    ];
  });
  if (campi.length > 0) throw new BadUserInput(campi);
}

@ObjectType({ description: 'Perché un caso non può passare.', simpleResolvers: true })
export class RifiutoPassaggio {
  @Field({ description: 'Codice dell’errore che il comando darebbe, ad esempio RULE_VIOLATION.' })
  codice!: string;

  @Field(() => String, { nullable: true, description: 'Articolo del Regolamento che lo impedisce, se è una regola.' })
  articolo!: string | null;

  @Field({ description: 'Perché, in parole.' })
  messaggio!: string;
}

@ObjectType({ description: 'Che cosa farebbe un passaggio, senza farlo.', simpleResolvers: true })
export class PassaggioEsaminato {
  @Field(() => DataIso, { description: 'Primo giorno con il nuovo case manager.' })
  dal!: string;

  @Field(() => RifiutoPassaggio, { nullable: true, description: 'Che cosa lo impedisce; niente, se manca.' })
  rifiuto!: RifiutoPassaggio | null;

  @AtMost(3) // the days without a case manager, the absences, the end of the service
  @Field(() => [String], {
    description:
      'Che cosa sapere prima di confermare: i giorni senza case manager fino al passaggio, quelli in cui chi riceve è assente, e quando lascia il servizio.',
  })
  avvisi!: string[];
}

@ObjectType({ description: 'Un passaggio che si propone, da confermare o cambiare.', simpleResolvers: true })
export class PassaggioProposto {
  @Field(() => DataIso, {
    description: 'Primo giorno con il nuovo case manager: quello da cui è scoperto, da oggi in poi.',
  })
  dal!: string;
}

/** A case and its receiver, by their keys. */
export interface ConChiavi {
  readonly presaInCaricoId: string;
  /** Null where nobody can be proposed. */
  readonly operatoreId: string | null;
}
