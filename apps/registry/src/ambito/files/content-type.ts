// SPDX-License-Identifier: AGPL-3.0-or-later
import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';

/** The accepted types, each with the ending of its file names. The type that a browser declares is not trusted. */
export const FILE_TYPES = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'text/csv': 'csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
} as const;
export type FileType = keyof typeof FILE_TYPES;

const SAMPLE_BYTES = 64 * 1024;

/** The type of a file by its content; undefined when the type is not accepted. Every accepted text counts as CSV. */
export async function typeByContent(path: string): Promise<FileType | undefined> {
  const found = await fileTypeFromFile(path);
  if (found !== undefined) return Object.keys(FILE_TYPES).find((type): type is FileType => type === found.mime);
  return (await looksLikeText(path)) ? 'text/csv' : undefined;
}

/** True for a content with no control characters but those of a text, and without the beginning of a page that a browser would run. */
async function looksLikeText(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0);
    const sample = buffer.subarray(0, bytesRead);
    const control = sample.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d);
    return !control && !/^\s*(<|%PDF|#!|\{\\rtf)/.test(sample.toString('latin1').replace(/^ï»¿/, ''));
  } finally {
    await file.close();
  }
}
