"""Heat: what streets feel like on a hot day, from sky, sun, trees and ground."""
