'use client';
import { useRef, useState } from 'react';
import { sendFile, type Sending } from './send-file.ts';

/** A file that was dropped or chosen on this page. */
export interface ImportedFile extends Sending {
  key: number;
  name: string;
  /** Bytes as it lies on the disk. */
  size: number;
  state: 'waiting' | 'under way' | 'ended';
}

export interface Imports {
  /** The newest first. */
  files: readonly ImportedFile[];
  bring: (files: Iterable<File>) => void;
  stop: () => void;
  forget: (key: number) => void;
}

/** Sends files one after the other: each may be large, and there is one store. */
export function useImports(): Imports {
  const [files, setFiles] = useState<readonly ImportedFile[]>([]);
  const turn = useRef<Promise<void>>(Promise.resolve());
  const stopping = useRef<AbortController>(null);
  const nextKey = useRef(1);

  const change = (key: number, changed: Partial<ImportedFile>): void =>
    setFiles((all) => all.map((each) => (each.key === key ? Object.assign({}, each, changed) : each)));

  const send = async (key: number, file: File): Promise<void> => {
    const controller = new AbortController();
    stopping.current = controller;
    change(key, { state: 'under way' });
    const ended = await sendFile(file, (sending) => change(key, sending), controller.signal);
    change(key, { ...ended, state: 'ended' });
  };

  const bring = (wanted: Iterable<File>): void => {
    for (const file of wanted) {
      const key = nextKey.current;
      nextKey.current += 1;
      const { name, size } = file;
      setFiles((all) => [
        { key, name, size, state: 'waiting', taken: 0, outcome: null, problems: [] } satisfies ImportedFile,
        ...all,
      ]);
      turn.current = turn.current.then(() => send(key, file));
    }
  };

  return {
    files,
    bring,
    stop: () => stopping.current?.abort(),
    forget: (key) => setFiles((all) => all.filter((each) => each.key !== key)),
  };
}
