package dev.ordinal.desired.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.cluster.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row: what is there, the patch, what comes of it, or where and why nothing does. Apostrophes stand for quotation marks. */
class PatchesTest {
    private static final Map<List<String>, List<String>> KEYS = Map.of(
            List.of("containers"), List.of("name"),
            List.of("containers", "ports"), List.of("containerPort", "protocol"));

    private static JsonNode json(String text) {
        return Json.parse(text.replace('\'', '"'));
    }

    /** The examples of RFC 7396, appendix A. */
    static Stream<Arguments> merges() {
        return Stream.of(
                arguments("{'a':'b'}", "{'a':'c'}", "{'a':'c'}"),
                arguments("{'a':'b'}", "{'b':'c'}", "{'a':'b','b':'c'}"),
                arguments("{'a':'b'}", "{'a':null}", "{}"),
                arguments("{'a':'b','b':'c'}", "{'a':null}", "{'b':'c'}"),
                arguments("{'a':['b']}", "{'a':'c'}", "{'a':'c'}"),
                arguments("{'a':'c'}", "{'a':['b']}", "{'a':['b']}"),
                arguments("{'a':{'b':'c'}}", "{'a':{'b':'d','c':null}}", "{'a':{'b':'d'}}"),
                arguments("{'a':[{'b':'c'}]}", "{'a':[1]}", "{'a':[1]}"),
                arguments("['a','b']", "['c','d']", "['c','d']"),
                arguments("{'a':'b'}", "['c']", "['c']"),
                arguments("{'a':'foo'}", "null", "null"),
                arguments("{'e':null}", "{'a':1}", "{'e':null,'a':1}"),
                arguments("[1,2]", "{'a':'b','c':null}", "{'a':'b'}"),
                arguments("{}", "{'a':{'bb':{'ccc':null}}}", "{'a':{'bb':{}}}"));
    }

    @ParameterizedTest
    @MethodSource("merges")
    void merges(String there, String patch, String result) {
        assertThat(MergePatch.apply(json(there), json(patch))).isEqualTo(json(result));
    }

    /** Among them the examples of RFC 6902, appendix A. */
    static Stream<Arguments> operations() {
        return Stream.of(
                arguments("{'foo':'bar'}", "[{'op':'add','path':'/baz','value':'qux'}]", "{'foo':'bar','baz':'qux'}"),
                arguments("{'foo':['a','c']}", "[{'op':'add','path':'/foo/1','value':'b'}]", "{'foo':['a','b','c']}"),
                arguments("{'foo':['a']}", "[{'op':'add','path':'/foo/-','value':['b']}]", "{'foo':['a',['b']]}"),
                arguments("{'foo':'a','baz':'b'}", "[{'op':'remove','path':'/baz'}]", "{'foo':'a'}"),
                arguments("{'foo':['a','b','c']}", "[{'op':'remove','path':'/foo/1'}]", "{'foo':['a','c']}"),
                arguments("{'foo':'a'}", "[{'op':'replace','path':'/foo','value':'b'}]", "{'foo':'b'}"),
                arguments("{'a':[1,2]}", "[{'op':'replace','path':'/a/1','value':3}]", "{'a':[1,3]}"),
                arguments(
                        "{'a':{'b':1},'c':{}}", "[{'op':'move','from':'/a/b','path':'/c/d'}]", "{'a':{},'c':{'d':1}}"),
                arguments("{'a':[1,2,3]}", "[{'op':'move','from':'/a/0','path':'/a/2'}]", "{'a':[2,3,1]}"),
                arguments("{'a':{'b':1}}", "[{'op':'copy','from':'/a','path':'/c'}]", "{'a':{'b':1},'c':{'b':1}}"),
                arguments("{'a':1}", "[{'op':'test','path':'/a','value':1.0}]", "{'a':1}"),
                arguments("{'a/b~c':1}", "[{'op':'remove','path':'/a~1b~0c'}]", "{}"),
                arguments("{'a':1}", "[{'op':'replace','path':'','value':{'b':2}}]", "{'b':2}"),
                arguments("{'a':1}", "[{'op':'add','path':'/a','value':null}]", "{'a':null}"),
                arguments("{'a':1}", "[{'op':'move','from':'/a','path':'/a'}]", "{'a':1}"),
                arguments("{}", "[{'op':'add','path':'/','value':1,'extra':2}]", "{'':1}"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void applies(String there, String patch, String result) {
        assertThat(JsonPatch.apply(json(there), json(patch))).isEqualTo(json(result));
    }

    static Stream<Arguments> faulty() {
        return Stream.of(
                arguments("{}", PatchFault.Kind.MALFORMED, ""),
                arguments("[1]", PatchFault.Kind.MALFORMED, "/0"),
                arguments("[{'path':'/a'}]", PatchFault.Kind.MALFORMED, "/0/op"),
                arguments("[{'op':'put','path':'/a'}]", PatchFault.Kind.MALFORMED, "/0/op"),
                arguments("[{'op':'add','path':'/a'}]", PatchFault.Kind.MALFORMED, "/0/value"),
                arguments("[{'op':'add','value':1}]", PatchFault.Kind.MALFORMED, "/0/path"),
                arguments("[{'op':'add','path':'a','value':1}]", PatchFault.Kind.MALFORMED, "/0/path"),
                arguments("[{'op':'add','path':'/~2','value':1}]", PatchFault.Kind.MALFORMED, "/0/path"),
                arguments("[{'op':'move','path':'/b'}]", PatchFault.Kind.MALFORMED, "/0/from"),
                arguments("[{'op':'remove','path':'/x'}]", PatchFault.Kind.MISFIT, "/0/path"),
                arguments("[{'op':'remove','path':''}]", PatchFault.Kind.MISFIT, "/0/path"),
                arguments("[{'op':'replace','path':'/x','value':1}]", PatchFault.Kind.MISFIT, "/0/path"),
                arguments("[{'op':'add','path':'/x/y','value':1}]", PatchFault.Kind.MISFIT, "/0/path"),
                arguments("[{'op':'add','path':'/a/b','value':1}]", PatchFault.Kind.MISFIT, "/0/path"),
                arguments("[{'op':'add','path':'/list/3','value':1}]", PatchFault.Kind.MISFIT, "/0/path"),
                arguments("[{'op':'remove','path':'/list/-'}]", PatchFault.Kind.MISFIT, "/0/path"),
                arguments("[{'op':'remove','path':'/list/01'}]", PatchFault.Kind.MISFIT, "/0/path"),
                arguments("[{'op':'copy','from':'/x','path':'/b'}]", PatchFault.Kind.MISFIT, "/0/from"),
                arguments("[{'op':'move','from':'/o','path':'/o/p'}]", PatchFault.Kind.MISFIT, "/0/from"),
                arguments(
                        "[{'op':'remove','path':'/a'},{'op':'test','path':'/list','value':[]}]",
                        PatchFault.Kind.FAILED_TEST,
                        "/1"));
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void pointsAtTheOperation(String patch, PatchFault.Kind kind, String pointer) {
        JsonNode there = json("{'a':1,'list':[1,2],'o':{}}");
        JsonNode before = there.deepCopy();
        assertThatThrownBy(() -> JsonPatch.apply(there, json(patch)))
                .isInstanceOfSatisfying(PatchFault.class, fault -> {
                    assertThat(fault.kind()).isEqualTo(kind);
                    assertThat(fault.pointer()).isEqualTo(pointer);
                });
        assertThat(there).isEqualTo(before);
    }

    @Test
    void doublingEndsInTime() {
        String twice = "{'op':'copy','from':'/a','path':'/a/-'}";
        String patch = "[" + (twice + ",").repeat(60) + twice + "]";
        assertThatThrownBy(() -> JsonPatch.apply(json("{'a':['some text']}"), json(patch)))
                .isInstanceOf(PatchFault.class)
                .hasMessageContaining("copies more than");
    }

    static Stream<Arguments> strategic() {
        String one =
                "{'containers':[{'name':'a','image':'1','ports':[{'containerPort':80}]},{'name':'b'}],'words':['x']}";
        return Stream.of(
                arguments(one, "{'containers':[{'name':'b','image':'2'}]}", "/containers/1/image", "'2'"),
                arguments(one, "{'containers':[{'name':'b','image':'2'}]}", "/containers/0/image", "'1'"),
                arguments(one, "{'containers':[{'name':'c'}]}", "/containers/2", "{'name':'c'}"),
                arguments(one, "{'containers':[{'name':'a','$patch':'delete'}]}", "/containers", "[{'name':'b'}]"),
                arguments(one, "{'containers':[{'$patch':'replace'},{'name':'c'}]}", "/containers", "[{'name':'c'}]"),
                arguments(
                        one,
                        "{'containers':[{'name':'a','ports':[{'containerPort':80,'name':'web'}]}]}",
                        "/containers/0/ports",
                        "[{'containerPort':80,'name':'web'}]"),
                arguments(
                        one,
                        "{'containers':[{'name':'a','ports':[{'containerPort':80,'protocol':'UDP'}]}]}",
                        "/containers/0/ports",
                        "[{'containerPort':80},{'containerPort':80,'protocol':'UDP'}]"),
                arguments(one, "{'words':['y']}", "/words", "['y']"),
                arguments(one, "{'$deleteFromPrimitiveList/words':['x']}", "/words", "[]"),
                arguments(one, "{'$setElementOrder/containers':[{'name':'b'}]}", "", one),
                arguments(one, "{'words':null,'containers':null}", "", "{}"),
                arguments(one, "{'$patch':'replace','words':[]}", "", "{'words':[]}"),
                arguments(one, "{'$retainKeys':['words']}", "", "{'words':['x']}"),
                arguments("{'a':{'b':1,'c':2}}", "{'a':{'$patch':'replace','d':3}}", "", "{'a':{'d':3}}"),
                arguments("{'a':{'b':1}}", "{'a':{'$patch':'delete'}}", "", "{}"),
                arguments("{}", "{'a':{'b':null,'c':[{'d':null}]}}", "", "{'a':{'c':[{}]}}"),
                arguments(
                        "{'metadata':{'finalizers':['x']}}",
                        "{'metadata':{'finalizers':['y','x']}}",
                        "",
                        "{'metadata':{'finalizers':['x','y']}}"));
    }

    @ParameterizedTest
    @MethodSource("strategic")
    void mergesListsByTheirKeys(String there, String patch, String at, String result) {
        StrategicPatch strategic = new StrategicPatch(path -> KEYS.getOrDefault(path, List.of()));
        assertThat(strategic.apply(json(there), json(patch)).at(at)).isEqualTo(json(result));
    }

    static Stream<Arguments> faultyStrategic() {
        return Stream.of(
                arguments("[]", ""),
                arguments("{'containers':[{'name':'a'},{'image':'2'}]}", "/containers/1"),
                arguments("{'spec':{'$patch':'keep'}}", "/spec/$patch"),
                arguments("{'$retainKeys':[{}]}", "/$retainKeys"),
                arguments("{'$deleteFromPrimitiveList/words':'x'}", "/$deleteFromPrimitiveList~1words"));
    }

    @ParameterizedTest
    @MethodSource("faultyStrategic")
    void pointsIntoAStrategicPatch(String patch, String pointer) {
        StrategicPatch strategic = new StrategicPatch(path -> KEYS.getOrDefault(path, List.of()));
        assertThatThrownBy(() -> strategic.apply(json("{}"), json(patch)))
                .isInstanceOfSatisfying(
                        PatchFault.class, fault -> assertThat(fault.pointer()).isEqualTo(pointer));
    }
}
