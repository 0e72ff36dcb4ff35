// SPDX-License-Identifier: AGPL-3.0-or-later
import { Length } from 'class-validator';
import { Field } from 'type-graphql';

const SBAGLIATO = 'Perché era sbagliato: lo legge chi può leggere ciò che è stato annullato.';

/** The field `motivo` of an input that puts a mistake right. @param description of one that annuls nothing */
export function Motivo(description = SBAGLIATO): PropertyDecorator {
  return (prototype, name) => {
    Field(() => String, { description })(prototype, name);
    Length(3, 300)(prototype, name as string);
  };
}
