/** Colour of a building from two textures with one value a building: today, and the plan right of the divide, or the
 * plan less today on both sides. */
import { MOST_CLASSES } from './classes';

export const AREA_VERTEX = `#version 300 es
layout(location = 0) in vec2 position;
layout(location = 1) in uint owner;
uniform mat4 matrix;
uniform highp sampler2D today;
uniform highp sampler2D plan;
uniform int width;
uniform int first;
uniform float breaks[${MOST_CLASSES - 1}];
uniform int breakCount;
uniform vec3 colours[${MOST_CLASSES}];
uniform bool difference;
uniform bool compared;
flat out vec4 todayColour;
flat out vec4 planColour;

// Alpha 0 says "no value".
vec4 colourOf(float value) {
  if (isnan(value)) return vec4(0.0);
  int index = 0;
  for (int i = 0; i < ${MOST_CLASSES - 1}; i++) if (i < breakCount && value >= breaks[i]) index++;
  return vec4(colours[index], 1.0);
}

void main() {
  int row = first + int(owner);
  ivec2 cell = ivec2(row % width, row / width);
  float now = texelFetch(today, cell, 0).r;
  float then = compared ? texelFetch(plan, cell, 0).r : now;
  todayColour = colourOf(difference ? then - now : now);
  planColour = difference || !compared ? todayColour : colourOf(then);
  gl_Position = matrix * vec4(position, 0.0, 1.0);
}`;

export const AREA_FRAGMENT = `#version 300 es
precision mediump float;
flat in vec4 todayColour;
flat in vec4 planColour;
uniform highp float divide;
uniform vec3 missing;
uniform vec3 missingStripe;
uniform highp float stripe;
out vec4 colour;

void main() {
  vec4 known = gl_FragCoord.x < divide ? todayColour : planColour;
  bool striped = mod(gl_FragCoord.x - gl_FragCoord.y, stripe) < stripe * 0.35;
  colour = known.a > 0.0 ? known : vec4(striped ? missingStripe : missing, 1.0);
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
