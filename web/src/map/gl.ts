/** The few WebGL calls that the value layer needs, each with its error told. */

export type GL = WebGL2RenderingContext;

export class Program {
  readonly program: WebGLProgram;
  private readonly uniforms = new Map<string, WebGLUniformLocation | null>();

  constructor(private readonly gl: GL, vertex: string, fragment: string) {
    this.program = gl.createProgram()!;
    gl.attachShader(this.program, compile(gl, gl.VERTEX_SHADER, vertex));
    gl.attachShader(this.program, compile(gl, gl.FRAGMENT_SHADER, fragment));
    gl.linkProgram(this.program);
    if (!gl.getProgramParameter(this.program, gl.LINK_STATUS)) throw new Error(gl.getProgramInfoLog(this.program) ?? 'link');
  }

  at(name: string): WebGLUniformLocation | null {
    if (!this.uniforms.has(name)) this.uniforms.set(name, this.gl.getUniformLocation(this.program, name));
    return this.uniforms.get(name)!;
  }
}

function compile(gl: GL, type: number, source: string): WebGLShader {
  const shader = gl.createShader(type)!;
  gl.shaderSource(shader, source);
  gl.compileShader(shader);
  if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS)) throw new Error(gl.getShaderInfoLog(shader) ?? 'shader');
  return shader;
}

/** A shape on the graphics card: positions, owners (or places on a grid) where a value colours it, and the order to draw them in. */
export class Shape {
  readonly array: WebGLVertexArrayObject;
  private readonly index: WebGLBuffer;
  count = 0;

  constructor(private readonly gl: GL, private readonly positions: WebGLBuffer, private readonly owners: WebGLBuffer | null, order: Uint32Array<ArrayBuffer>, private readonly places: WebGLBuffer | null = null) {
    this.array = gl.createVertexArray();
    gl.bindVertexArray(this.array);
    gl.bindBuffer(gl.ARRAY_BUFFER, positions);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
    if (owners) {
      gl.bindBuffer(gl.ARRAY_BUFFER, owners);
      gl.enableVertexAttribArray(1);
      gl.vertexAttribIPointer(1, 1, gl.UNSIGNED_INT, 0, 0);
    }
    if (places) {
      gl.bindBuffer(gl.ARRAY_BUFFER, places);
      gl.enableVertexAttribArray(1);
      gl.vertexAttribPointer(1, 2, gl.FLOAT, false, 0, 0);
    }
    this.index = gl.createBuffer();
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, this.index);
    gl.bindVertexArray(null);
    this.order(order);
  }

  order(order: Uint32Array<ArrayBuffer>): void {
    const { gl } = this;
    gl.bindVertexArray(this.array);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, order, gl.STATIC_DRAW);
    gl.bindVertexArray(null);
    this.count = order.length;
  }

  draw(mode: number, first = 0, count = this.count): void {
    this.gl.bindVertexArray(this.array);
    this.gl.drawElements(mode, count, this.gl.UNSIGNED_INT, 4 * first);
    this.gl.bindVertexArray(null);
  }

  /** Give back the memory of the card. Two shapes may share their positions; freeing them twice does nothing. */
  free(): void {
    for (const buffer of [this.index, this.positions, this.owners, this.places]) this.gl.deleteBuffer(buffer);
    this.gl.deleteVertexArray(this.array);
  }
}

/** Pieces of lines, each drawn as a strip of four corners: x, y of both ends, and the row that colours it. */
export class Instances {
  private readonly array: WebGLVertexArrayObject;

  constructor(private readonly gl: GL, private readonly ends: WebGLBuffer, private readonly owners: WebGLBuffer) {
    this.array = gl.createVertexArray();
    gl.bindVertexArray(this.array);
    for (const attribute of [0, 1]) {
      gl.enableVertexAttribArray(attribute);
      gl.vertexAttribDivisor(attribute, 1);
    }
    gl.bindVertexArray(null);
  }

  /** WebGL has no first instance: the columns are pointed at it instead. */
  draw(first: number, count: number): void {
    const { gl } = this;
    gl.bindVertexArray(this.array);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.ends);
    gl.vertexAttribPointer(0, 4, gl.FLOAT, false, 0, 16 * first);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.owners);
    gl.vertexAttribIPointer(1, 1, gl.UNSIGNED_INT, 0, 4 * first);
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, count);
    gl.bindVertexArray(null);
  }

  free(): void {
    for (const buffer of [this.ends, this.owners]) this.gl.deleteBuffer(buffer);
    this.gl.deleteVertexArray(this.array);
  }
}

/** Which row a cell of a grid is, and one more; 0 for none. */
export class IndexTexture {
  private readonly texture: WebGLTexture;

  constructor(private readonly gl: GL, { wide, high, rows }: { wide: number; high: number; rows: Uint32Array<ArrayBuffer> }) {
    this.texture = gl.createTexture();
    this.bind(2);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.R32UI, wide, high, 0, gl.RED_INTEGER, gl.UNSIGNED_INT, rows);
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, filter, gl.NEAREST);
    for (const wrap of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, wrap, gl.CLAMP_TO_EDGE);
  }

  bind(unit: number): void {
    bindTexture(this.gl, unit, this.texture);
  }

  free(): void {
    this.gl.deleteTexture(this.texture);
  }
}

function bindTexture(gl: GL, unit: number, texture: WebGLTexture): void {
  gl.activeTexture(gl.TEXTURE0 + unit);
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
}

/** Places on a grid for the corners of a shape. */
export function uploadPlaces(gl: GL, places: number[]): WebGLBuffer {
  return upload(gl, Float32Array.from(places));
}

export function upload(gl: GL, data: Float32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>): WebGLBuffer {
  const buffer = gl.createBuffer();
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
  gl.bufferData(gl.ARRAY_BUFFER, data, gl.STATIC_DRAW);
  return buffer;
}

/** One float a row of the entity in lines of `WIDTH`: a new value column costs four bytes a row, whatever the shapes. */
export class ValueTexture {
  static readonly WIDTH = 1024;
  private readonly texture: WebGLTexture;
  private readonly padded: Float32Array<ArrayBuffer>;
  private readonly height: number;

  constructor(private readonly gl: GL, count: number) {
    this.height = Math.max(1, Math.ceil(count / ValueTexture.WIDTH));
    this.padded = new Float32Array(ValueTexture.WIDTH * this.height).fill(NaN);
    this.texture = gl.createTexture();
    this.bind(0);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.R32F, ValueTexture.WIDTH, this.height, 0, gl.RED, gl.FLOAT, this.padded);
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, filter, gl.NEAREST);
    for (const wrap of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, wrap, gl.CLAMP_TO_EDGE);
  }

  set(values: Float32Array): void {
    this.padded.set(values);
    this.bind(0);
    this.gl.texSubImage2D(this.gl.TEXTURE_2D, 0, 0, 0, ValueTexture.WIDTH, this.height, this.gl.RED, this.gl.FLOAT, this.padded);
  }

  bind(unit: number): void {
    bindTexture(this.gl, unit, this.texture);
  }
}

/** Drawn by the processor, smooth edges would take longer than all the rest together; on a graphics card they cost nothing. */
export function drawsByProcessor(): boolean {
  const gl = document.createElement('canvas').getContext('webgl2');
  const named = gl?.getExtension('WEBGL_debug_renderer_info');
  const renderer = named ? String(gl!.getParameter(named.UNMASKED_RENDERER_WEBGL)) : '';
  gl?.getExtension('WEBGL_lose_context')?.loseContext();
  return /swiftshader|llvmpipe|softpipe|basic render/i.test(renderer);
}
