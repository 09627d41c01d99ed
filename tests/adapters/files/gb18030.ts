/** Node decodes GB18030 but does not encode it: the table is turned round. */
export function encodeGb18030(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (codePoint < 0x80) bytes.push(codePoint);
    else bytes.push(...(twoBytes().get(character) ?? fourBytes(character, codePoint)));
  }
  return Uint8Array.from(bytes);
}

const decoder = new TextDecoder('gb18030');
let byCharacter: Map<string, readonly number[]> | undefined;

function twoBytes(): Map<string, readonly number[]> {
  if (byCharacter) return byCharacter;
  byCharacter = new Map();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (Array.from(character).length === 1 && character !== '\ufffd')
        byCharacter.set(character, [lead, trail]);
    }
  return byCharacter;
}

/** Beyond the basic plane the four bytes count on with the code points; inside it they are looked for. */
function fourBytes(character: string, codePoint: number): readonly number[] {
  if (codePoint >= 0x10000) return quadruple(189_000 + codePoint - 0x10000);
  for (let pointer = 0; pointer < 39_420; pointer++) {
    const bytes = quadruple(pointer);
    if (decoder.decode(Uint8Array.from(bytes)) === character) return bytes;
  }
  throw new Error(`GB18030 has no ${character}`);
}

function quadruple(pointer: number): readonly number[] {
  return [
    0x81 + Math.floor(pointer / 12_600),
    0x30 + (Math.floor(pointer / 1_260) % 10),
    0x81 + (Math.floor(pointer / 10) % 126),
    0x30 + (pointer % 10),
  ];
}
