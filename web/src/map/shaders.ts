/** Colour of a row from two textures with one value a row: what lies left and what lies right of the divide, or on both
 * sides the difference, in the second texture, with a mark in the first where it is too close to call. Polygons, lines and points look their values up at their corners, cells at every pixel. */
import { MOST_CLASSES } from './classes';

const VALUES = `
uniform highp sampler2D today;
uniform highp sampler2D plan;
uniform int width;
uniform int first;
uniform float breaks[${MOST_CLASSES - 1}];
uniform int breakCount;
uniform vec3 colours[${MOST_CLASSES}];
uniform bool difference;
uniform bool compared;

// Alpha 0 says "no value", half of it "too close to call".
vec4 colourOf(float value) {
  if (isnan(value)) return vec4(0.0);
  int index = 0;
  for (int i = 0; i < ${MOST_CLASSES - 1}; i++) if (i < breakCount && value >= breaks[i]) index++;
  return vec4(colours[index], 1.0);
}

void colour(int row, out vec4 now, out vec4 then) {
  ivec2 place = ivec2(row % width, row / width);
  float one = texelFetch(today, place, 0).r;
  float other = compared ? texelFetch(plan, place, 0).r : one;
  now = colourOf(difference ? other : one);
  if (difference && one > 0.5) now.a *= 0.5;
  then = difference || !compared ? now : colourOf(other);
}`;

const PAINT = `
uniform highp float divide;
uniform vec3 missing;
uniform vec3 missingStripe;
uniform vec3 unclearStripe;
uniform highp float stripe;

vec4 paint(vec4 now, vec4 then) {
  vec4 known = gl_FragCoord.x < divide ? now : then;
  bool striped = mod(gl_FragCoord.x - gl_FragCoord.y, stripe) < stripe * 0.35;
  if (known.a > 0.75) return known;
  return vec4(known.a > 0.25 ? (striped ? unclearStripe : known.rgb) : striped ? missingStripe : missing, 1.0);
}`;

export const AREA_VERTEX = `#version 300 es
layout(location = 0) in vec2 position;
layout(location = 1) in uint owner;
uniform mat4 matrix;
flat out vec4 todayColour;
flat out vec4 planColour;
${VALUES}
void main() {
  colour(first + int(owner), todayColour, planColour);
  gl_Position = matrix * vec4(position, 0.0, 1.0);
}`;

export const AREA_FRAGMENT = `#version 300 es
precision mediump float;
flat in vec4 todayColour;
flat in vec4 planColour;
out vec4 result;
${PAINT}
void main() { result = paint(todayColour, planColour); }`;

/** A piece of a line as two triangles: half its width to either side, and half of it beyond its ends; thin without a value.
 * Where amounts move along lines (`most` above 0), it lies to the right of its way and is as wide as the amount is large,
 * for each side of the divide by itself. */
export const PIECE_VERTEX = `#version 300 es
layout(location = 0) in vec4 ends;
layout(location = 1) in uint owner;
uniform mat4 matrix;
uniform vec2 view;
uniform float halfWidth;
uniform highp sampler2D amountToday;
uniform highp sampler2D amountPlan;
uniform float most;
flat out vec4 todayColour;
flat out vec4 planColour;
flat out vec2 wide;
out float across;
${VALUES}
float wideFor(float amount) { return halfWidth * (0.25 + 3.75 * clamp(isnan(amount) ? 0.0 : amount / most, 0.0, 1.0)); }

void main() {
  int row = first + int(owner);
  colour(row, todayColour, planColour);
  ivec2 place = ivec2(row % width, row / width);
  float now = texelFetch(amountToday, place, 0).r;
  wide = most > 0.0
    ? vec2(wideFor(now), wideFor(compared ? texelFetch(amountPlan, place, 0).r : now))
    : vec2(todayColour.a + planColour.a > 0.0 ? halfWidth : halfWidth * 0.35);
  vec4 a = matrix * vec4(ends.xy, 0.0, 1.0);
  vec4 b = matrix * vec4(ends.zw, 0.0, 1.0);
  vec2 way = (b.xy / b.w - a.xy / a.w) * view;
  float far = length(way);
  vec2 along = far > 0.0 ? way / far : vec2(1.0, 0.0);
  float end = float(gl_VertexID & 1), side = float(gl_VertexID >> 1) * 2.0 - 1.0;
  vec4 at = end > 0.5 ? b : a;
  across = most > 0.0 ? side - 1.0 : side;
  vec2 beside = vec2(-along.y, along.x) * across + along * (most > 0.0 ? 0.0 : end * 2.0 - 1.0);
  float widest = max(wide.x, wide.y);
  across = abs(across) * widest;
  gl_Position = at + vec4(beside * widest * 2.0 / view * at.w, 0.0, 0.0);
}`;

/** Of what moves along a line, each side of the divide shows its own width. */
export const PIECE_FRAGMENT = `#version 300 es
precision highp float;
flat in vec4 todayColour;
flat in vec4 planColour;
flat in vec2 wide;
in float across;
uniform float most;
out vec4 result;
${PAINT}
void main() {
  if (most > 0.0 && across > 2.0 * (gl_FragCoord.x < divide ? wide.x : wide.y)) discard;
  result = paint(todayColour, planColour);
}`;

export const POINT_VERTEX = `#version 300 es
layout(location = 0) in vec2 position;
layout(location = 1) in uint owner;
uniform mat4 matrix;
uniform float size;
flat out vec4 todayColour;
flat out vec4 planColour;
${VALUES}
void main() {
  colour(first + int(owner), todayColour, planColour);
  gl_Position = matrix * vec4(position, 0.0, 1.0);
  gl_PointSize = size;
}`;

/** A disc with a ring of the panel's colour where it is large enough. */
export const POINT_FRAGMENT = `#version 300 es
precision highp float;
flat in vec4 todayColour;
flat in vec4 planColour;
uniform float size;
uniform float ring;
uniform vec3 ringColour;
out vec4 result;
${PAINT}
void main() {
  float far = length(gl_PointCoord - 0.5) * size;
  if (ring > 0.0 && far > size * 0.5) discard;
  result = ring > 0.0 && far > size * 0.5 - ring ? vec4(ringColour, 1.0) : paint(todayColour, planColour);
}`;

/** A grid as a few large triangles: which cell a pixel lies in is worked out there, however many cells there are. */
export const CELL_VERTEX = `#version 300 es
layout(location = 0) in vec2 position;
layout(location = 1) in vec2 place;
uniform mat4 matrix;
out vec2 cell;
void main() {
  cell = place;
  gl_Position = matrix * vec4(position, 0.0, 1.0);
}`;

export const CELL_FRAGMENT = `#version 300 es
precision highp float;
precision highp int;
in vec2 cell;
uniform highp usampler2D rows;
out vec4 result;
${VALUES}
${PAINT}
void main() {
  ivec2 size = textureSize(rows, 0);
  uint row = texelFetch(rows, clamp(ivec2(floor(cell)), ivec2(0), size - 1), 0).r;
  if (row == 0u) discard;
  vec4 now, then;
  colour(first + int(row) - 1, now, then);
  result = paint(now, then);
}`;

export const LINE_VERTEX = `#version 300 es
layout(location = 0) in vec2 position;
uniform mat4 matrix;
void main() { gl_Position = matrix * vec4(position, 0.0, 1.0); }`;

/** Outlines of what the plan changes stand right of the divide only. */
export const LINE_FRAGMENT = `#version 300 es
precision mediump float;
uniform highp float divide;
uniform vec3 line;
out vec4 colour;
void main() {
  if (gl_FragCoord.x < divide) discard;
  colour = vec4(line, 1.0);
}`;
